import type { RootContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { readEmbed } from "./embeds/read-embed";
import { limitNesting } from "./limit-nesting";

export type MarkdownInspection = {
  /** Addresses of images that say nothing to who cannot see them. */
  imagesWithoutAlt: string[];
  /** Every image that it shows, each once. */
  images: string[];
  /** Addresses of embeds that have no words of their own. */
  embedsWithoutTitle: string[];
  /** Every address that the text leads to, each once. */
  links: string[];
};

/** Reads what a Markdown text shows and where it leads, by the same grammar as it is rendered by. */
export function inspectMarkdown(markdown: string): MarkdownInspection {
  const tree = unified().use(remarkParse).use(remarkGfm).parse(limitNesting(markdown));
  const definitions = new Map<string, string>();
  visit(tree, "definition", (node) => void definitions.set(node.identifier, node.url));
  const imagesWithoutAlt = new Set<string>();
  const images = new Set<string>();
  const links = new Set<string>();
  visit(tree, (node) => {
    if (node.type === "link") links.add(node.url);
    if (node.type === "linkReference") links.add(definitions.get(node.identifier) ?? "");
    if (node.type === "image") images.add(node.url);
    if (node.type === "imageReference") images.add(definitions.get(node.identifier) ?? "");
    if (node.type === "image" && isBlank(node.alt)) imagesWithoutAlt.add(node.url);
    if (node.type === "imageReference" && isBlank(node.alt)) imagesWithoutAlt.add(definitions.get(node.identifier) ?? "");
  });
  const embedsWithoutTitle = tree.children.flatMap((node) => untitledEmbed(node) ?? []);
  links.delete("");
  images.delete("");
  return { imagesWithoutAlt: [...imagesWithoutAlt], images: [...images], embedsWithoutTitle: [...new Set(embedsWithoutTitle)], links: [...links] };
}

/** The address of an embed without words. One with a poster has those of the image. */
function untitledEmbed(node: RootContent): string | null {
  const embed = readEmbed(node);
  return embed && embed.poster === null && isBlank(embed.title) ? embed.url : null;
}

function isBlank(alt: string | null | undefined): boolean {
  return (alt ?? "").trim() === "";
}
