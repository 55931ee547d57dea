// Runs as a process of its own, started by pdf-process.ts: a PDF comes in, its texts go out, and nothing else is allowed.
import { buffer } from "node:stream/consumers";
import process from "node:process";
import { getDocumentProxy } from "unpdf";

const [maxPages, maxChars] = process.argv.slice(2).map(Number);

const document = await getDocumentProxy(new Uint8Array(await buffer(process.stdin)), { disableFontFace: true, useSystemFonts: false, verbosity: 0 });
const pages: string[] = [];
if (document.numPages <= (maxPages ?? 0)) {
  let room = maxChars ?? 0;
  for (let number = 1; number <= document.numPages && room > 0; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const text = items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "")).join("").slice(0, room);
    pages.push(text);
    room -= text.length;
  }
}
process.stdout.write(JSON.stringify({ pageCount: document.numPages, pages }));
