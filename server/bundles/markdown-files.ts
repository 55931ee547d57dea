import { COURSE_LANGUAGES, type CourseLanguage } from "@/lib/schemas/catalog";
import type { BundleFile } from "./types";

export type MarkdownFile = {
  path: string;
  /** Where the text stands in the course, whatever its language: the path of its source. */
  place: string;
  /** Null for the language of the folder; a text when it is one that the school has no courses in. */
  language: CourseLanguage | { unknown: string } | null;
  bytes: Uint8Array;
};

/**
 * The Markdown of a folder, with where each text stands. Translations stand beside their source (`README.es.md`), in a
 * folder `translations` beside it, or both.
 */
export function listMarkdown(files: readonly BundleFile[]): MarkdownFile[] {
  const paths = new Set(files.map(({ path }) => path.toLowerCase()));
  return files.flatMap(({ path, bytes }): MarkdownFile[] => {
    if (!/\.md$/i.test(path)) return [];
    const outside = path.replace(/(^|\/)translations\/([^/]+)$/i, "$1$2");
    const found = /^(.*)\.([a-z]{2}(?:[-_][a-z]{2,4})?)\.md$/i.exec(outside);
    const source = found?.[1] === undefined ? null : `${found[1]}.md`;
    if (!found?.[2] || source === null || (outside === path && !paths.has(source.toLowerCase()))) return [{ path, place: outside, language: null, bytes }];
    return [{ path, place: source, language: toLanguage(found[2]) ?? { unknown: found[2] }, bytes }];
  });
}

export function toLanguage(code: string): CourseLanguage | null {
  const [language] = code.toLowerCase().split(/[-_]/);
  return COURSE_LANGUAGES.find((known) => known.split("-")[0] === language) ?? null;
}

const COMMON_WORDS: Readonly<Record<CourseLanguage, RegExp>> = {
  en: /\b(?:the|and|of|to|you|is|with|this)\b/gi,
  es: /\b(?:el|los|las|que|una|con|para|por)\b/gi,
  "pt-BR": /\b(?:o|os|você|não|uma|com|para|do)\b/gi,
  fr: /\b(?:les|des|est|dans|vous|avec|pour|une)\b/gi,
  de: /\b(?:der|die|und|das|ist|nicht|mit|ein)\b/gi,
  it: /\b(?:il|che|gli|della|sono|nel|più|per)\b/gi,
  // No word boundaries: those of JavaScript know Latin letters only.
  ar: /(?<!\p{L})(?:في|من|على|هذا|إلى|أن)(?!\p{L})/gu,
  he: /(?<!\p{L})(?:של|את|על|זה|לא|עם)(?!\p{L})/gu,
};

/** The language of the catalogue in which a text most likely is, by its commonest words. */
export function guessLanguage(text: string): CourseLanguage {
  const sample = text.slice(0, 20_000);
  const counts = COURSE_LANGUAGES.map((language) => ({ language, count: sample.match(COMMON_WORDS[language])?.length ?? 0 }));
  return counts.sort((one, other) => other.count - one.count)[0]?.language ?? "en";
}

/** As people number folders: 2 before 10, and an index before what it lists. */
export function comparePlaces(one: string, other: string): number {
  const [ours, theirs] = [sortKey(one), sortKey(other)];
  return ours.localeCompare(theirs, "en", { numeric: true });
}

function sortKey(place: string): string {
  const parts = place.split("/");
  const last = parts.pop() ?? "";
  // Files stand before folders, an index before other files.
  return [...parts.map((part) => `2${part}`), isIndex(last) ? "0" : `1${last}`].join("/");
}

export function isIndex(place: string): boolean {
  return /^(?:readme|index)\.md$/i.test(place.slice(place.lastIndexOf("/") + 1));
}
