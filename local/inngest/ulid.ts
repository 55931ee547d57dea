import { createHash, randomBytes } from "node:crypto";

/**
 * A ULID: 48 bits of milliseconds and 80 bits of entropy in Crockford base 32, so that text order is
 * time order (https://github.com/ulid/spec). Inngest names events and runs this way.
 */
export function ulid(atMs = Date.now()): string {
  return encode(atMs, randomBytes(10));
}

/**
 * The same ULID for the same time and seed. Inngest derives event ids this way from the SDK's
 * `x-inngest-event-id-seed`, so that a request sent twice stores its events once.
 */
export function seededUlid(atMs: number, seed: string): string {
  return encode(atMs, createHash("sha256").update(seed).digest().subarray(0, 10));
}

/** A UUID (version 5 layout) that depends only on `name`. */
export function seededUuid(name: string): string {
  const bytes = createHash("sha1").update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const ID_CHARACTERS = 26;

function encode(atMs: number, entropy: Buffer): string {
  let value = (BigInt(Math.floor(atMs)) << 80n) | BigInt(`0x${entropy.toString("hex")}`);
  let text = "";
  for (let index = 0; index < ID_CHARACTERS; index += 1) {
    text = ALPHABET.charAt(Number(value & 31n)) + text;
    value >>= 5n;
  }
  return text;
}
