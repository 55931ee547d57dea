import { ImportRefused } from "@/server/content-formats";

/** The text of a file that must be UTF-8, with Unix line ends and without its mark. Throws ImportRefused for what is no text. */
export function readText(bytes: Uint8Array): string {
  if (bytes.includes(0)) throw new ImportRefused("It holds zero bytes: it is no text.");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replaceAll(/\r\n?/g, "\n");
  } catch {
    throw new ImportRefused("It is not written in UTF-8.");
  }
}

/** What stands between the lines `---` at the beginning of a text, and the rest; `front` is null where there is none. */
export function splitFrontMatter(text: string): { front: string | null; body: string } {
  if (!text.startsWith("---\n")) return { front: null, body: text };
  const end = text.indexOf("\n---\n", 3);
  if (end === -1) return { front: null, body: text };
  const rest = text.slice(end + "\n---\n".length);
  return { front: text.slice(4, end + 1), body: rest.startsWith("\n") ? rest.slice(1) : rest };
}
