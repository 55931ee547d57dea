import { Extension } from "@tiptap/core";

/** What Markdown says of nodes that come with the kit and no reader sees in the editor: kept so that it is written again. */
export const ExtraAttributes = Extension.create({
  name: "extraAttributes",
  addGlobalAttributes() {
    const hidden = (initial: unknown) => ({ default: initial, rendered: false, parseHTML: () => initial });
    return [
      { types: ["bulletList", "orderedList", "listItem"], attributes: { spread: hidden(false) } },
      { types: ["codeBlock", "mathBlock"], attributes: { meta: hidden(null) } },
      { types: ["link"], attributes: { title: { default: null, parseHTML: (element) => element.getAttribute("title") }, reference: hidden(null) } },
    ];
  },
});
