import type { Paragraph, RootContent } from "mdast";
import { embedTarget, type EmbedTarget } from "./providers";

/** Content of elsewhere that stands in a text by itself. */
export type Embed = EmbedTarget & {
  /** The address as the author wrote it, which a reader without script follows. */
  url: string;
  /** What it is called; empty when only its address was written. */
  title: string;
  /** The image that stands for it until it is opened; null for none. */
  poster: string | null;
};

/**
 * What a block of a text embeds: a paragraph that is one link and nothing else, to content that can be shown in place.
 * Its words are the title; an image in it is the poster, and the image's words are the title. Any other Markdown
 * reader shows the same text as that link. A link with a title of its own (`"…"`) stays a link. Null for anything else.
 */
export function readEmbed(node: RootContent): Embed | null {
  if (node.type !== "paragraph") return null;
  const [link, ...more] = node.children;
  if (link?.type !== "link" || more.length > 0 || (link.title ?? "") !== "") return null;
  const target = embedTarget(link.url);
  const [child, ...others] = link.children;
  if (!target || others.length > 0) return null;
  if (child?.type === "text") return { ...target, url: link.url, title: isAddress(child.value, link.url) ? "" : child.value, poster: null };
  if (child?.type === "image" && (child.title ?? "") === "") return { ...target, url: link.url, title: child.alt ?? "", poster: child.url };
  return null;
}

/** An embed as the block of Markdown that `readEmbed` reads it from. */
export function writeEmbed({ url, title, poster }: Pick<Embed, "url" | "title" | "poster">): Paragraph {
  const child = poster === null ? ({ type: "text", value: title === "" ? url : title } as const) : ({ type: "image", url: poster, alt: title, title: null } as const);
  return { type: "paragraph", children: [{ type: "link", url, title: null, children: [child] }] };
}

/** Whether the words of a link are its address, as when it was typed bare. */
export function isAddress(words: string, url: string): boolean {
  return words === url || `http://${words}` === url;
}
