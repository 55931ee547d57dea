import type { Blockquote, Paragraph, Root, Text } from "mdast";
import { visit } from "unist-util-visit";

const TONES = { note: "info", important: "info", tip: "success", warning: "warning", caution: "danger" } as const;

export type CalloutKind = keyof typeof TONES;
export type CalloutTitles = Record<CalloutKind, string>;

const MARK = /^\[!(note|important|tip|warning|caution)\]\s*/i;

/** Turns quotes that begin with `[!NOTE]` and its kin into callouts with a title in the reader's language. */
export function remarkCallouts(titles: CalloutTitles) {
  return (tree: Root): void => {
    visit(tree, "blockquote", (quote: Blockquote) => {
      const first = quote.children[0];
      const text = first?.type === "paragraph" ? first.children[0] : undefined;
      const kind = text?.type === "text" ? readKind(text) : null;
      if (!kind || text?.type !== "text" || first?.type !== "paragraph") return;
      text.value = text.value.replace(MARK, "");
      if (text.value === "" && first.children.length === 1) quote.children.shift();
      quote.data = { hName: "aside", hProperties: { className: ["callout"], dataTone: TONES[kind] } };
      quote.children.unshift(titleOf(titles[kind]));
    });
  };
}

function readKind(text: Text): CalloutKind | null {
  const name = MARK.exec(text.value)?.[1]?.toLowerCase();
  return name === "note" || name === "important" || name === "tip" || name === "warning" || name === "caution" ? name : null;
}

function titleOf(title: string): Paragraph {
  return { type: "paragraph", data: { hProperties: { className: ["callout-title"] } }, children: [{ type: "text", value: title }] };
}
