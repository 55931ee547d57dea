import { inflateSync } from "node:zlib";

/** Every character that the document's fonts map a drawn glyph to: what a reader can select and copy. */
export function mappedText(pdf: Buffer): string {
  const source = pdf.toString("latin1");
  let text = "";
  for (const match of source.matchAll(/stream\r?\n/g)) {
    const start = (match.index ?? 0) + match[0].length;
    const end = source.indexOf("endstream", start);
    const stream = inflated(pdf.subarray(start, end));
    if (!stream.includes("beginbfrange") && !stream.includes("beginbfchar")) continue;
    for (const [, hex = ""] of stream.matchAll(/<((?:[0-9a-fA-F]{4} ?)+)>/g)) text += String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
  }
  return text;
}

function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString("latin1");
  } catch {
    return "";
  }
}
