import { toSlug } from "@/lib/slug";

/** What is longer is no title, and marks without an end take long to look through. */
const MAX_HEADING = 500;

/** A text's first heading, when nothing but empty lines, comments and images stands in front of it, and the text without it. */
export function headingOf(text: string): { title: string; rest: string } | null {
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  const at = lines.findIndex((line) => /^#{1,6}\s+\S/.test(line));
  if (at === -1 || at > 20) return null;
  const title = plainTitle((lines[at] ?? "").slice(0, MAX_HEADING).replace(/^#+\s+/, "").replace(/\s+#+\s*$/, ""));
  if (title === "") return null;
  return { title, rest: [...lines.slice(0, at), ...lines.slice(at + 1)].join("\n").replace(/^\n+/, "") };
}

/** What a heading says, without the marks of its emphasis and links. */
function plainTitle(markdown: string): string {
  return oneLine(markdown.replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll(/<[^<>]*>/g, "").replaceAll(/[*`]|(?<!\w)_|_(?!\w)/g, ""));
}

/** A title as it can be stored and shown: one line, without characters that control something. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/\p{C}/gu, "").trim();
}

/** `2-js-basics` as "Js basics". */
export function humanName(name: string): string {
  const words = oneLine(name.replace(/^\d+[-_. ]+/, "").replaceAll(/[-_]+/g, " ")) || oneLine(name) || "Course";
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A part of a path in letters that every system and address takes as they are. */
export function plainName(part: string): string {
  const dot = part.lastIndexOf(".");
  const [stem, extension] = dot <= 0 ? [part, ""] : [part.slice(0, dot), part.slice(dot).toLowerCase()];
  return `${toSlug(stem) || "file"}${extension.replaceAll(/[^.a-z0-9]/g, "")}`;
}
