import type { PhrasingContent } from "mdast";
import { textNode, Unmodelled, type Reference, type RichMark, type RichNode } from "./rich-node";

/** What links and images by reference lead to. */
export type Definitions = ReadonlyMap<string, { url: string; title?: string | null | undefined }>;

/** The words of a paragraph, flat, each with its marks. A soft line end is a space, as it is for a reader. */
export function inlineToRich(nodes: readonly PhrasingContent[], definitions: Definitions, marks: readonly RichMark[] = []): RichNode[] {
  return nodes.flatMap((node) => inlineNode(node, definitions, marks));
}

function inlineNode(node: PhrasingContent, definitions: Definitions, marks: readonly RichMark[]): RichNode[] {
  const inside = (children: readonly PhrasingContent[], mark: RichMark): RichNode[] =>
    inlineToRich(children, definitions, marks.some(({ type }) => type === mark.type) ? marks : [...marks, mark]);
  switch (node.type) {
    case "text":
      return textNode(node.value.replaceAll(/\r\n|\r|\n/g, " "), marks);
    case "strong":
      return inside(node.children, { type: "bold" });
    case "emphasis":
      return inside(node.children, { type: "italic" });
    case "delete":
      return inside(node.children, { type: "strike" });
    case "inlineCode":
      return textNode(node.value, [...marks, { type: "code" }]);
    case "break":
      return [atom("hardBreak", undefined, marks)];
    case "inlineMath":
      // A line end in a formula is a space, and is written as one.
      return [atom("inlineMath", { value: node.value.replaceAll(/\s*[\r\n]+\s*/g, " ") }, marks)];
    case "html":
      return [atom("inlineSource", { source: node.value }, marks)];
    case "footnoteReference":
      return [atom("footnoteReference", { identifier: node.identifier, label: node.label ?? node.identifier }, marks)];
    case "image":
      return [atom("image", { src: node.url, alt: node.alt ?? "", title: node.title ?? null, reference: null }, marks)];
    case "imageReference":
      return [atom("image", { ...target(node.identifier, definitions, "src"), alt: node.alt ?? "", reference: referenceOf(node) }, marks)];
    case "link":
      return filled(inside(node.children, { type: "link", attrs: { href: node.url, title: node.title ?? null, reference: null } }));
    case "linkReference":
      return filled(inside(node.children, { type: "link", attrs: { ...target(node.identifier, definitions, "href"), reference: referenceOf(node) } }));
    default:
      throw new Unmodelled("words of an unknown kind");
  }
}

function atom(type: string, attrs: Record<string, unknown> | undefined, marks: readonly RichMark[]): RichNode {
  return { type, ...(attrs && { attrs }), ...(marks.length > 0 && { marks: [...marks] }) };
}

/** A link around nothing has no place in the editor. */
function filled(nodes: RichNode[]): RichNode[] {
  if (nodes.length === 0) throw new Unmodelled("an empty link");
  return nodes;
}

function target(identifier: string, definitions: Definitions, name: "href" | "src"): Record<string, unknown> {
  const definition = definitions.get(identifier);
  if (!definition) throw new Unmodelled("a reference to nothing");
  return { [name]: definition.url, title: definition.title ?? null };
}

function referenceOf({ identifier, label, referenceType }: { identifier: string; label?: string | null | undefined; referenceType: Reference["kind"] }): Reference {
  return { identifier, label: label ?? identifier, kind: referenceType };
}
