import { keepLatest } from "./keep-latest";

/** More than a server renders at once: an entry is read by the same request that wrote it. */
const MOST_HANDED = 1_000;

const shared = globalThis as typeof globalThis & { criterioHandedTexts?: Map<string, string> };

/**
 * Hands a long text to the browser components that are rendered for the same page in the same process, by a name that
 * stands for these very words. As a property of a component the text would be sent twice: in the page, and once more in
 * what the browser needs to go on with it.
 */
export function handText(name: string, html: string): string {
  keepLatest((shared.criterioHandedTexts ??= new Map()), name, html, MOST_HANDED);
  return name;
}

/** The text of a name. Throws where nothing was handed under it in this process. */
export function handedText(name: string): string {
  const html = shared.criterioHandedTexts?.get(name);
  if (html === undefined) throw new Error(`no text was handed as ${name}`);
  return html;
}
