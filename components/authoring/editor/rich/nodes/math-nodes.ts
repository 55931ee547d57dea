import { InputRule, Node, textblockTypeInputRule } from "@tiptap/core";
import { wordless } from "./block-view";
import { drawFormula } from "./draw-formula";
import { inlineAtom, keptIn } from "./inline-atom";
import { sourceBlock, sourceFigure } from "./source-block";

/** A formula in a line of its own: its source is written in place, what it draws stands below. */
export const MathBlockNode = Node.create<{ label: string }>({
  name: "mathBlock",
  ...sourceBlock("data-math"),
  addInputRules() {
    return [textblockTypeInputRule({ find: /^\$\$\s$/, type: this.type })];
  },
  addNodeView() {
    return ({ node }) => {
      const { dom, contentDOM, ignoreMutation } = sourceFigure(this.options.label);
      const drawing = wordless("rich-drawing");
      dom.append(drawing);
      let drawn: string | null = null;
      const draw = (source: string): void => {
        if (source === drawn) return;
        drawn = source;
        drawFormula(drawing, source, true);
      };
      draw(node.textContent);
      return {
        dom,
        contentDOM,
        update(next) {
          if (next.type !== node.type) return false;
          draw(next.textContent);
          return true;
        },
        ignoreMutation,
      };
    };
  },
});

/** A formula among words: drawn, and changed by Enter or a double click. */
export const InlineMathNode = Node.create({
  name: "inlineMath",
  ...inlineAtom,
  addAttributes: () => ({ value: keptIn("value", "formula") }),
  parseHTML: () => [{ tag: "span[data-formula]" }],
  renderHTML: ({ HTMLAttributes, node }) => ["span", HTMLAttributes, String(node.attrs.value)],
  renderText: ({ node }) => `$${String(node.attrs.value)}$`,
  addInputRules() {
    return [
      new InputRule({
        // No space inside and no digit after, as in prices.
        find: /(?<![\\$\w])\$([^\s$](?:[^$]*[^\s$\\])?)\$$/,
        handler: ({ state, range, match }) => void state.tr.replaceWith(range.from, range.to, this.type.create({ value: match[1] ?? "" })),
      }),
    ];
  },
  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement("span");
      dom.className = "rich-formula";
      drawFormula(dom, String(node.attrs.value), false);
      return { dom };
    };
  },
});
