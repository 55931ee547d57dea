import { RefusedFile } from "./refused-file";

/** Long enough that noise does not spell them: a file of 100 MB has one of six letters by chance once in three million. */
const MARKS = ["<script", "<?php", "<!doctype", "<iframe", "javascript:"];
const END = Buffer.from("PK\u0005\u0006", "latin1");
const END_BYTES = 22;

/** Refuses a picture, a sound or a film that is a page, a script or an archive as well. Throws `RefusedFile`. */
export function refusePolyglot(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  refuseAppendedArchive(buffer);
  const text = buffer.toString("latin1").toLowerCase();
  const mark = MARKS.find((word) => text.includes(word));
  if (mark) throw new RefusedFile("polyglot", mark);
}

/** An archive is found from its end, so anything may stand in front of one: two files in one, for two programs. */
export function refuseAppendedArchive(buffer: Buffer): void {
  const at = buffer.lastIndexOf(END);
  if (at < 0 || at + END_BYTES > buffer.length) return;
  const directory = { bytes: buffer.readUInt32LE(at + 12), entries: buffer.readUInt16LE(at + 10) };
  if (directory.entries > 0 && directory.bytes <= at && buffer.readUInt32BE(at - directory.bytes) === 0x504b0102) throw new RefusedFile("polyglot", "zip");
}
