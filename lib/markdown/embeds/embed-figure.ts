import type { Element, ElementContent } from "hast";
import type { Root } from "mdast";
import { fill } from "@/lib/i18n/fill";
import { embedTarget } from "./providers";
import { isAddress, readEmbed } from "./read-embed";

/** The words around an embed, in the reader's language; `{provider}` is where it comes from. */
export type EmbedLabels = { film: string; page: string; note: string; open: string };

/** Marks the paragraphs of a text that embed something. Only those at the top: a list of links stays a list of links. */
export function remarkEmbeds() {
  return (tree: Root): void => {
    for (const node of tree.children) {
      if (readEmbed(node)) node.data = { ...node.data, hName: "figure", hProperties: { className: ["embed"] } };
    }
  };
}

/**
 * A marked paragraph as what a reader opens: a link with the frame's address beside its own. Nothing is loaded from
 * elsewhere, and nobody there is told of the reader, until they open it; without script it is a link.
 */
export function drawEmbed(figure: Element, labels: EmbedLabels): void {
  const link = figure.children.find((child): child is Element => child.type === "element" && child.tagName === "a");
  const url = typeof link?.properties.href === "string" ? link.properties.href : "";
  const target = embedTarget(url);
  if (!link || !target) return;
  const image = link.children.find((child): child is Element => child.type === "element" && child.tagName === "img");
  const words = image ? String(image.properties.alt ?? "") : textOf(link);
  const values = { provider: target.name };
  const title = words === "" || isAddress(words, url) ? fill(labels[target.shape], values) : words;
  figure.properties.dataShape = target.shape;
  figure.children = [
    {
      type: "element",
      tagName: "a",
      properties: { className: ["embed-link"], href: url, dataFrame: target.frame, dataOpen: fill(labels.open, values) },
      children: [
        ...(image ? [poster(image)] : []),
        part("embed-play", []),
        part("embed-title", [{ type: "text", value: title }]),
        part("embed-note", [{ type: "text", value: fill(labels.note, values) }]),
      ],
    },
  ];
}

export function isEmbed({ tagName, properties: { className } }: Element): boolean {
  return tagName === "figure" && Array.isArray(className) && className.includes("embed");
}

/** Its words are the title, which is said once. */
function poster({ properties }: Element): Element {
  return { type: "element", tagName: "img", properties: { ...properties, alt: "", className: ["embed-poster"] }, children: [] };
}

function part(name: string, children: ElementContent[]): Element {
  return { type: "element", tagName: "span", properties: { className: [name] }, children };
}

function textOf({ children }: Element): string {
  return children.map((child) => (child.type === "text" ? child.value : "")).join("");
}
