import type { BundleImage } from "./types";

/** Formats that a browser shows and that run nothing, by how their files begin. */
const SIGNATURES: readonly { mediaType: string; extensions: RegExp; matches: (bytes: Uint8Array) => boolean }[] = [
  { mediaType: "image/png", extensions: /\.png$/i, matches: (bytes) => begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { mediaType: "image/jpeg", extensions: /\.jpe?g$/i, matches: (bytes) => begins(bytes, [0xff, 0xd8, 0xff]) },
  { mediaType: "image/gif", extensions: /\.gif$/i, matches: (bytes) => begins(bytes, [0x47, 0x49, 0x46, 0x38]) },
  { mediaType: "image/webp", extensions: /\.webp$/i, matches: (bytes) => begins(bytes, [0x52, 0x49, 0x46, 0x46]) && begins(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50]) },
];

export const MAX_IMAGE = 10_000_000;
export const IMAGE_NAME = /\.(png|jpe?g|gif|webp|svg|avif|bmp|tiff?)$/i;

/** The media type of an image that may be shown, or why it may not: by its content, which its name must agree with. */
export function judgeImage({ name, bytes }: BundleImage): { mediaType: string } | { refusal: string } {
  if (bytes.length > MAX_IMAGE) return { refusal: `The image has more than ${MAX_IMAGE} bytes.` };
  const found = formatOf(bytes);
  if (!found) return { refusal: "It is no PNG, JPEG, GIF or WebP image." };
  if (!found.extensions.test(name)) return { refusal: `It is ${found.mediaType}, and its name says otherwise.` };
  return { mediaType: found.mediaType };
}

/** The media type of an image that may be shown, by its content alone; null for everything else. */
export function imageTypeOf(bytes: Uint8Array): string | null {
  return formatOf(bytes)?.mediaType ?? null;
}

const formatOf = (bytes: Uint8Array) => SIGNATURES.find(({ matches }) => matches(bytes));

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
