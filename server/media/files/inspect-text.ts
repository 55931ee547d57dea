import { RefusedFile } from "./refused-file";

const MARKUP = /<(?:script|iframe|object|embed|svg|html)[\s>/]/i;
/** What a spreadsheet would run when it opens the table: a program by DDE, or an address that takes the cells with it. */
const FORMULA = /(?:^|[,;\t])[\s"']*[=+@-][^\n]*?(?:\|\s*'|\|.*!|\b(?:cmd|powershell|rundll32|mshta)\b|\b(?:DDE|WEBSERVICE|IMPORTXML|IMPORTDATA)\s*\()/im;

/**
 * Sees that a file is text throughout, in UTF-8, and that no program takes it for something that runs. A text may speak
 * of markup, a notebook or a lesson on HTML does: only what begins as a page is one. Throws `RefusedFile`.
 */
export function inspectText(bytes: Uint8Array, extension: string): void {
  const text = decode(bytes);
  if (/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text)) throw new RefusedFile("not_text");
  if (extension === "txt" && MARKUP.test(text.slice(0, 1_024))) throw new RefusedFile("web_page");
  if ((extension === "csv" || extension === "tsv") && FORMULA.test(text)) throw new RefusedFile("formula", FORMULA.exec(text)?.[0].trim() ?? "");
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new RefusedFile("not_text");
  }
}
