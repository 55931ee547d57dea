import { refuseAppendedArchive } from "./refuse-polyglot";
import { RefusedFile } from "./refused-file";

const TAIL_BYTES = 2_048;
/** Followed by what ends a name: `/JavaScript` is one, `/JavaScripted` is another. */
const ACTIVE = /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA)(?=[\s/<[({>\])])/;
const ENCRYPTED = /\/Encrypt(?=[\s/<[(])/;

/**
 * Sees that a PDF is one from its first byte to its last, that it can be looked into, and that it runs, launches and
 * carries nothing. Names that a PDF writes with `#` for letters are read as what they spell. Throws `RefusedFile`.
 */
export function inspectPdf(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.toString("latin1", 0, 5) !== "%PDF-") throw new RefusedFile("polyglot");
  refuseAppendedArchive(buffer);
  const tail = buffer.toString("latin1", Math.max(0, buffer.length - TAIL_BYTES));
  const end = tail.lastIndexOf("%%EOF");
  if (end < 0) throw new RefusedFile("damaged");
  if (/[^\s\0]/.test(tail.slice(end + 5))) throw new RefusedFile("polyglot");
  const text = buffer.toString("latin1");
  const spelt = text.includes("#") ? text.replaceAll(/#([0-9a-f]{2})/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;
  if (ENCRYPTED.test(spelt)) throw new RefusedFile("encrypted");
  const active = ACTIVE.exec(spelt);
  if (active) throw new RefusedFile("active_content", active[0]);
}
