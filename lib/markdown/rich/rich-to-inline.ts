import type { PhrasingContent } from "mdast";
import type { Reference, RichMark, RichNode } from "./rich-node";
import { tidyInline } from "./tidy-inline";

/** Words with marks as a tree: the mark that reaches furthest is outermost, and a link is never cut in two. */
export function richToInline(nodes: readonly RichNode[], isInCell = false): PhrasingContent[] {
  return nest(tidyInline(nodes, isInCell));
}

function nest(nodes: readonly RichNode[]): PhrasingContent[] {
  const tree: PhrasingContent[] = [];
  for (let at = 0; at < nodes.length; ) {
    const node = nodes[at];
    if (!node) break;
    const outer = outermost(nodes, at);
    if (!outer) {
      tree.push(leaf(node));
      at += 1;
      continue;
    }
    const inside = nodes.slice(at, at + outer.length).map((inner) => without(inner, outer.mark));
    tree.push(...hoist(outer.mark, nest(inside)));
    at += outer.length;
  }
  return joinTexts(tree);
}

/** The mark around its words; white space and breaks at its inner edges stand outside, where they look the same: inside they would undo the mark. */
function hoist(mark: RichMark, children: readonly PhrasingContent[]): PhrasingContent[] {
  const inside = [...children];
  const before: PhrasingContent[] = [];
  const after: PhrasingContent[] = [];
  for (let first = inside[0]; first; first = inside[0]) {
    const space = first.type === "text" ? (/^\s*/.exec(first.value)?.[0] ?? "") : "";
    if (first.type !== "break" && space === "") break;
    inside.shift();
    before.push(first.type === "text" ? { type: "text", value: space } : first);
    if (first.type === "text" && space.length < first.value.length) inside.unshift({ type: "text", value: first.value.slice(space.length) });
  }
  for (let last = inside.at(-1); last; last = inside.at(-1)) {
    const words = last.type === "text" ? last.value.trimEnd() : "";
    if (last.type !== "break" && (last.type !== "text" || words === last.value)) break;
    inside.pop();
    after.unshift(last.type === "text" ? { type: "text", value: last.value.slice(words.length) } : last);
    if (words !== "") inside.push({ type: "text", value: words });
  }
  return inside.length === 0 ? [...before, ...after] : [...before, wrap(mark, inside), ...after];
}

function outermost(nodes: readonly RichNode[], at: number): { mark: RichMark; length: number } | null {
  const runs = wrapping(nodes[at]).map((mark) => ({ mark, length: runOf(nodes, at, mark) }));
  const link = runs.find(({ mark }) => mark.type === "link");
  const whole = runs.map((run) => (run === link || (link && run.length < link.length) ? run : { ...run, length: beforeCutLink(nodes, at, run.length) }));
  return whole.reduce<{ mark: RichMark; length: number } | null>((best, run) => (!best || run.length > best.length || (run.length === best.length && run.mark.type === "link") ? run : best), null);
}

function runOf(nodes: readonly RichNode[], at: number, mark: RichMark): number {
  const end = nodes.slice(at).findIndex((node) => !has(node, mark));
  return end === -1 ? nodes.length - at : end;
}

/** The length of a run that ends before a link which it would cover only in part. */
function beforeCutLink(nodes: readonly RichNode[], at: number, length: number): number {
  const last = nodes[at + length - 1];
  const link = last?.marks?.find(({ type }) => type === "link");
  const next = nodes[at + length];
  if (!link || !next || !has(next, link)) return length;
  let start = at + length - 1;
  while (start > at && has(nodes[start - 1], link)) start -= 1;
  return Math.max(1, start - at);
}

function wrapping(node: RichNode | undefined): RichMark[] {
  return (node?.marks ?? []).filter(({ type }) => type !== "code");
}

function has(node: RichNode | undefined, mark: RichMark): boolean {
  return node?.marks?.some((own) => isSameMark(own, mark)) ?? false;
}

function without(node: RichNode, mark: RichMark): RichNode {
  return { ...node, marks: (node.marks ?? []).filter((own) => !isSameMark(own, mark)) };
}

export function isSameMark(one: RichMark, other: RichMark): boolean {
  return one.type === other.type && JSON.stringify(one.attrs ?? {}) === JSON.stringify(other.attrs ?? {});
}

function wrap({ type, attrs = {} }: RichMark, children: PhrasingContent[]): PhrasingContent {
  switch (type) {
    case "bold":
      return { type: "strong", children };
    case "italic":
      return { type: "emphasis", children };
    case "strike":
      return { type: "delete", children };
    case "link": {
      const reference = asReference(attrs.reference);
      if (reference) return { type: "linkReference", identifier: reference.identifier, label: reference.label, referenceType: reference.kind, children };
      return { type: "link", url: String(attrs.href ?? ""), title: asTitle(attrs.title), children };
    }
    default:
      throw new Error(`no Markdown for the mark ${type}`);
  }
}

function leaf({ type, text = "", marks, attrs = {} }: RichNode): PhrasingContent {
  switch (type) {
    case "text":
      return marks?.some((mark) => mark.type === "code") ? { type: "inlineCode", value: text } : { type: "text", value: text };
    case "hardBreak":
      return { type: "break" };
    case "inlineMath":
      return { type: "inlineMath", value: String(attrs.value ?? "") };
    case "inlineSource":
      return { type: "html", value: String(attrs.source ?? "") };
    case "footnoteReference":
      return { type: "footnoteReference", identifier: String(attrs.identifier ?? ""), label: String(attrs.label ?? "") };
    case "image": {
      const reference = asReference(attrs.reference);
      const alt = String(attrs.alt ?? "");
      if (reference) return { type: "imageReference", identifier: reference.identifier, label: reference.label, referenceType: reference.kind, alt };
      return { type: "image", url: String(attrs.src ?? ""), title: asTitle(attrs.title), alt };
    }
    default:
      throw new Error(`no Markdown for ${type}`);
  }
}

/** Texts that lost their marks to the whitespace rules stand beside each other; the writer must see them as one. */
function joinTexts(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if ((node.type === "text" && last?.type === "text") || (node.type === "inlineCode" && last?.type === "inlineCode")) joined[joined.length - 1] = { ...last, value: last.value + node.value };
    else joined.push(node);
  }
  return joined;
}

function asTitle(title: unknown): string | null {
  return typeof title === "string" && title !== "" ? title : null;
}

function asReference(value: unknown): Reference | null {
  if (typeof value !== "object" || value === null || !("identifier" in value) || !("label" in value) || !("kind" in value)) return null;
  const { identifier, label, kind } = value;
  if (typeof identifier !== "string" || typeof label !== "string" || (kind !== "shortcut" && kind !== "collapsed" && kind !== "full")) return null;
  return { identifier, label, kind };
}
