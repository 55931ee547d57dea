import { defaultSchema, type Options } from "rehype-sanitize";

/**
 * What may stand in a lesson: GitHub's list, less what could act or be mistaken for our interface. Classes are only
 * those that code and math need to be recognised by the steps that come after; ids are prefixed, so a heading cannot
 * clobber a global.
 */
export const lessonSchema: Options = {
  ...defaultSchema,
  clobberPrefix: "s-",
  tagNames: [...(defaultSchema.tagNames ?? []).filter((name) => name !== "picture" && name !== "source"), "aside", "figure"],
  attributes: {
    ...defaultSchema.attributes,
    code: [["className", /^language-[\w+#-]{1,30}$/, "math-inline", "math-display"]],
    aside: [["className", "callout"], ["dataTone", "info", "success", "warning", "danger"]],
    p: [["className", "callout-title"]],
    figure: [["className", "embed"]],
  },
  protocols: { ...defaultSchema.protocols, href: ["http", "https", "mailto"], src: ["http", "https"] },
};
