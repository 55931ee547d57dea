import { textblockTypeInputRule } from "@tiptap/core";
import { CodeBlock } from "@tiptap/extension-code-block";
import { CODE_LANGUAGES } from "@/lib/markdown/code-languages";
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
    return ({ node, view, getPos }) => {
      const { label, plain } = this.options.words;
      const dom = document.createElement("figure");
      dom.className = "code";
      const bar = document.createElement("div");
      bar.className = "code-bar";
      bar.contentEditable = "false";
      const pre = document.createElement("pre");
      const contentDOM = document.createElement("code");
      pre.append(contentDOM);
      const choice = choiceOf({
        label,
        isEditable: view.editable,
        values: [{ value: "", text: plain }, ...CODE_LANGUAGES.map((language) => ({ value: language, text: language }))],
        onChoose: (language) => {
          const at = getPos();
          if (at !== undefined) view.dispatch(view.state.tr.setNodeAttribute(at, "language", language === "" ? null : language));
        },
      });
      bar.append(choice.dom);
      dom.append(bar, pre);
      choice.show(languageOf(node.attrs.language));
      return {
        dom,
        contentDOM,
        update(next) {
          if (next.type !== node.type) return false;
          choice.show(languageOf(next.attrs.language));
          return true;
        },
        stopEvent: ({ target }) => target instanceof globalThis.Node && bar.contains(target),
        ignoreMutation: ({ target }) => !contentDOM.contains(target),
      };
    };
  },
});

function languageOf(language: unknown): string {
  return typeof language === "string" ? language : "";
}
