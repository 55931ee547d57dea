import { inflateSync } from "node:zlib";

const WOFF_SIGNATURE = 0x774f_4646;
const WOFF_HEADER_BYTES = 44;
const WOFF_RECORD_BYTES = 20;
const SFNT_HEADER_BYTES = 12;
const SFNT_RECORD_BYTES = 16;

type Table = { tag: number; checksum: number; data: Buffer };

/**
 * The plain OpenType font inside a WOFF 1.0 file (https://www.w3.org/TR/WOFF/, sections 3 to 5): its tables as they were
 * before they were compressed. Throws when the file is no WOFF or a table has another length than it says.
 */
export function sfntOfWoff(woff: Buffer): Buffer {
  if (woff.length < WOFF_HEADER_BYTES || woff.readUInt32BE(0) !== WOFF_SIGNATURE) throw new Error("not a WOFF 1.0 font");
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, index) => readTable(woff, WOFF_HEADER_BYTES + index * WOFF_RECORD_BYTES));
  const records = Buffer.alloc(SFNT_RECORD_BYTES * tables.length);
  const parts: Buffer[] = [];
  let offset = SFNT_HEADER_BYTES + records.length;
  for (const [index, { tag, checksum, data }] of tables.entries()) {
    [tag, checksum, offset, data.length].forEach((value, field) => records.writeUInt32BE(value, index * SFNT_RECORD_BYTES + field * 4));
    parts.push(data, Buffer.alloc(paddingOf(data.length)));
    offset += data.length + paddingOf(data.length);
  }
  return Buffer.concat([headerOf(woff.readUInt32BE(4), tables.length), records, ...parts]);
}

function readTable(woff: Buffer, at: number): Table {
  const [tag, offset, stored, length, checksum] = [0, 4, 8, 12, 16].map((field) => woff.readUInt32BE(at + field)) as [number, number, number, number, number];
  const bytes = woff.subarray(offset, offset + stored);
  const data = stored < length ? inflateSync(bytes) : bytes;
  if (data.length !== length) throw new Error("a table of the WOFF font has another length than it says");
  return { tag, checksum, data };
}

/** The font's header, with the fields for a binary search through its tables. */
function headerOf(flavor: number, count: number): Buffer {
  const header = Buffer.alloc(SFNT_HEADER_BYTES);
  const exponent = Math.floor(Math.log2(count));
  header.writeUInt32BE(flavor, 0);
  [count, 2 ** exponent * SFNT_RECORD_BYTES, exponent, (count - 2 ** exponent) * SFNT_RECORD_BYTES].forEach((value, field) => header.writeUInt16BE(value, 4 + field * 2));
  return header;
}

/** Every table begins at a multiple of four bytes. */
function paddingOf(length: number): number {
  return (4 - (length % 4)) % 4;
}
