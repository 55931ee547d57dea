import { toSlug } from "@/lib/slug";
import { isIndex, type MarkdownFile } from "./markdown-files";
import { plainName } from "./markdown-titles";
import { IMAGE_NAME } from "./read-images";
import { rewriteAddresses } from "./rewrite-addresses";
import type { BundleImage } from "./types";

export type LinkTargets = {
  /** The address of the lesson that stands at a place, in lower case. */
  slugs: ReadonlyMap<string, string>;
  images: ReadonlySet<string>;
};

/** What the texts of a folder may lead to. A text has the address of its folder or file, the same in every language. */
export function linkTargets(texts: readonly MarkdownFile[], images: readonly BundleImage[]): LinkTargets {
  const slugs = new Map<string, string>();
  const taken = new Set<string>();
  for (const { place } of texts) {
    const key = place.toLowerCase();
    if (slugs.has(key)) continue;
    const stem = slugOf(place);
    let slug = stem;
    for (let number = 2; taken.has(slug); number += 1) slug = `${stem}-${number}`;
    taken.add(slug);
    slugs.set(key, slug);
  }
  return { slugs, images: new Set(images.map(({ name }) => name)) };
}

/** The text with images where a course's folder has them and links that lead to lessons, and what leads nowhere. */
export function resolveLinks(text: string, { path, place }: MarkdownFile, { slugs, images }: LinkTargets): { body: string; problems: string[] } {
  const problems: string[] = [];
  const body = rewriteAddresses(text, (address) => {
    if (/^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(address)) return null;
    const [file = ""] = address.split(/[?#]/);
    // Translations that were moved out of their folder lead one folder too far up.
    const tried = [resolve(path, file), resolve(place, file), resolve(path, file.replace(/^\.\.\//, ""))].map((target) => target.replace(/(^|\/)translations\//, "$1"));
    const image = tried.map((target) => target.split("/").map(plainName).join("/")).find((name) => images.has(name));
    if (image !== undefined) return `../../media/${image}`;
    const lesson = tried.flatMap((target) => [target, `${target}/readme.md`, target.replace(/\.[a-z]{2}(?:[-_][a-z]{2,4})?\.md$/i, ".md")]).map((target) => slugs.get(target.replaceAll("//", "/").toLowerCase())).find((slug) => slug !== undefined);
    if (lesson !== undefined) return lesson;
    if (IMAGE_NAME.test(file)) problems.push(`The image ${address.slice(0, 200)} is not in the folder.`);
    else if (/\.md$/i.test(file)) problems.push(`The text ${address.slice(0, 200)} is not in the folder.`);
    return null;
  });
  return { body, problems };
}

function slugOf(place: string): string {
  const parts = place.replace(/\.md$/i, "").split("/").map((part) => toSlug(part.replace(/^\d+[-_. ]+/, "")) || toSlug(part));
  const own = isIndex(place) ? parts.slice(0, -1) : parts;
  // A file in a lesson's folder is told apart by the folder's name.
  const named = own.length > 2 ? own.slice(-2).join("-") : (own.at(-1) ?? "");
  return (isIndex(place) ? (own.at(-1) ?? "") : named).slice(0, 64).replace(/-+$/, "") || "lesson";
}

function resolve(from: string, address: string): string {
  const parts = from.split("/").slice(0, -1);
  for (const part of decode(address).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
