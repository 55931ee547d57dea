const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const HEADER_DATA = 16;
const CHUNK_FRAME = 12;
/** Pixels, and how large they are meant to be: nothing that says where a picture was taken, or by what. */
const CHUNKS: readonly string[] = ["IHDR", "pHYs", "IDAT", "IEND"];

/**
 * Whether a PNG is as we write them: eight bits a channel with transparency, not interlaced, of pixels only and with
 * nothing behind its end. Such a one is kept byte for byte, so that a course's folder brings back what it was given.
 */
export function isOwnPng(bytes: Buffer, mostSide: number, mostBytes: number): boolean {
  if (bytes.length > mostBytes || bytes.length < HEADER_DATA + 17 || !bytes.subarray(0, 8).equals(SIGNATURE)) return false;
  const [width, height] = [bytes.readUInt32BE(HEADER_DATA), bytes.readUInt32BE(HEADER_DATA + 4)];
  // Bits a channel, colours with transparency, the one compression, the one filter, no interlacing.
  const isPlain = [8, 6, 0, 0, 0].every((value, index) => bytes[HEADER_DATA + 8 + index] === value);
  return isPlain && width <= mostSide && height <= mostSide && hasOnlyPixels(bytes);
}

function hasOnlyPixels(bytes: Buffer): boolean {
  let at = SIGNATURE.length;
  while (at + CHUNK_FRAME <= bytes.length) {
    const name = bytes.toString("latin1", at + 4, at + 8);
    if (!CHUNKS.includes(name)) return false;
    at += CHUNK_FRAME + bytes.readUInt32BE(at);
    if (name === "IEND") return at === bytes.length;
  }
  return false;
}
