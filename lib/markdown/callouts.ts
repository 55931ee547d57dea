import type { Blockquote, Paragraph, Root } from "mdast";
import { visit } from "unist-util-visit";

const TONES = { note: "info", important: "info", tip: "success", warning: "warning", caution: "danger" } as const;

export type CalloutKind = keyof typeof TONES;
export type CalloutTitles = Record<CalloutKind, string>;

export const CALLOUT_KINDS = ["note", "important", "tip", "warning", "caution"] as const satisfies readonly CalloutKind[];

const MARK = /^\[!(note|important|tip|warning|caution)\]\s*/i;

/** Turns quotes that begin with `[!NOTE]` and its kin into callouts with a title in the reader's language. */
export function remarkCallouts(titles: CalloutTitles) {
  return (tree: Root): void => {
    visit(tree, "blockquote", (quote: Blockquote) => {
      const callout = readCallout(quote);
      if (!callout) return;
      quote.data = { hName: "aside", hProperties: { className: ["callout"], dataTone: TONES[callout.kind] } };
      quote.children = [titleOf(titles[callout.kind]), ...callout.children];
    });
  };
}

/** The kind of callout that a quote is, and what it holds without the mark; null for a plain quote. Leaves the quote as it is. */
export function readCallout(quote: Blockquote): { kind: CalloutKind; children: Blockquote["children"] } | null {
  const [first, ...rest] = quote.children;
  const text = first?.type === "paragraph" ? first.children[0] : undefined;
  const kind = text?.type === "text" ? readKind(text.value) : null;
  if (!kind || text?.type !== "text" || first?.type !== "paragraph") return null;
  const value = text.value.replace(MARK, "");
  if (value === "" && first.children.length === 1) return { kind, children: rest };
  return { kind, children: [{ ...first, children: [{ ...text, value }, ...first.children.slice(1)] }, ...rest] };
}

/** What a callout of this kind looks like. */
export function toneOf(kind: CalloutKind): (typeof TONES)[CalloutKind] {
  return TONES[kind];
}

function readKind(text: string): CalloutKind | null {
  const name = MARK.exec(text)?.[1]?.toLowerCase();
  return CALLOUT_KINDS.find((kind) => kind === name) ?? null;
}

function titleOf(title: string): Paragraph {
  return { type: "paragraph", data: { hProperties: { className: ["callout-title"] } }, children: [{ type: "text", value: title }] };
}
