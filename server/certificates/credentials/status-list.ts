import { gzipSync } from "node:zlib";

/** The least length that Bitstring Status List asks for, so that one entry says little of its holder. */
export const LIST_BITS = 131_072;

/** Which list a certificate is in, from 1, and its place there. */
export function placeInLists(statusIndex: number): { list: number; index: number } {
  return { list: Math.floor(statusIndex / LIST_BITS) + 1, index: statusIndex % LIST_BITS };
}

/** The list as it is published: the first index is the leftmost bit, compressed with GZIP, multibase base64url (W3C Bitstring Status List 1.0, section 3.3). */
export function encodeList(indexes: readonly number[]): string {
  const bits = Buffer.alloc(LIST_BITS / 8);
  for (const index of indexes) bits.writeUInt8(bits.readUInt8(index >> 3) | (0x80 >> (index & 7)), index >> 3);
  return `u${gzipSync(bits).toString("base64url")}`;
}
