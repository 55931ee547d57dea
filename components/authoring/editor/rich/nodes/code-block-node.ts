import { textblockTypeInputRule } from "@tiptap/core";
import { CodeBlock } from "@tiptap/extension-code-block";
import { CODE_LANGUAGES } from "@/lib/markdown/code-languages";
import { attributeWriter, blockView, wordless } from "./block-view";
import { choiceOf } from "./choice-of";

export type CodeWords = { label: string; plain: string };

/** Code with its language in its head. Tab is left to the page, so that the keyboard gets out. */
export const CodeBlockNode = CodeBlock.extend<{ words: CodeWords }>({
  addOptions() {
    return { ...(this.parent?.() ?? {}), words: { label: "", plain: "" } };
  },
  addInputRules() {
    return [textblockTypeInputRule({ find: /^(?:```|~~~)([\w+#-]+)?\s$/, type: this.type, getAttributes: (match) => ({ language: match[1] ?? null }) })];
  },
  addNodeView() {
    return (place) => {
      const { label, plain } = this.options.words;
      const write = attributeWriter(place, "language");
      const dom = document.createElement("figure");
      dom.className = "code";
      const bar = wordless("code-bar");
      const pre = document.createElement("pre");
      const contentDOM = document.createElement("code");
      pre.append(contentDOM);
      const choice = choiceOf({
        label,
        isEditable: place.view.editable,
        values: [{ value: "", text: plain }, ...CODE_LANGUAGES.map((language) => ({ value: language, text: language }))],
        onChoose: (language) => write(language === "" ? null : language),
      });
      bar.append(choice.dom);
      dom.append(bar, pre);
      return blockView(place.node, { dom, contentDOM, control: bar, show: ({ attrs }) => choice.show(languageOf(attrs.language)) });
    };
  },
});

function languageOf(language: unknown): string {
  return typeof language === "string" ? language : "";
}
