import type { BlockContent, Parent } from "mdast";
import type { CalloutKind } from "../callouts";

/** A mark or node as the editor's JSON has it. What a node may hold is said by the editor's schema. */
export type RichMark = { type: string; attrs?: Record<string, unknown> };
export type RichNode = { type: string; attrs?: Record<string, unknown>; content?: RichNode[]; marks?: RichMark[]; text?: string };

/** How `[words][label]` names its definition: kept so that a link that nobody changed stays a reference. */
export type Reference = { identifier: string; label: string; kind: "shortcut" | "collapsed" | "full" };

/** A callout in the tree that is written: a quote whose first line says its kind. */
export interface CalloutNode extends Parent {
  type: "callout";
  kind: CalloutKind;
  children: BlockContent[];
}

declare module "mdast" {
  interface BlockContentMap {
    callout: CalloutNode;
  }
  interface RootContentMap {
    callout: CalloutNode;
  }
}

/** Thrown for what the editor has no node for; the block around it is then kept as its source. */
export class Unmodelled extends Error {
  override name = "Unmodelled";
}

export function textNode(text: string, marks: readonly RichMark[] = []): RichNode[] {
  if (text === "") return [];
  return [marks.length > 0 ? { type: "text", text, marks: [...marks] } : { type: "text", text }];
}
