import { randomInt } from "node:crypto";
import path from "node:path";
import { getMimeType } from "hono/utils/mime";
import { BlobApiError } from "./blob-error.ts";

const maxLength = 950;
const suffixAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const suffixLength = 30;

/**
 * Checks a name that a caller gave. Names never become names of files here; what is refused is what a
 * URL could not carry back unchanged: empty and dot segments, and control characters.
 */
export function checkPathname(pathname: string): string {
  const segments = pathname.replace(/\/$/, "").split("/");
  const isBad =
    pathname.length === 0 ||
    pathname.length > maxLength ||
    segments.some((segment) => segment === "" || segment === "." || segment === "..") ||
    /[\u0000-\u001f\u007f\\]/.test(pathname) ||
    !pathname.isWellFormed();
  if (isBad) throw new BlobApiError("bad_request", `"pathname" is not a valid name for a blob: ${JSON.stringify(pathname.slice(0, 100))}`);
  return pathname;
}

/** `notes.txt` to `notes-<30 random characters>.txt`. */
export function withRandomSuffix(pathname: string): string {
  const { dir, name, ext } = path.posix.parse(pathname);
  const suffix = Array.from({ length: suffixLength }, () => suffixAlphabet.charAt(randomInt(suffixAlphabet.length))).join("");
  return path.posix.join(dir, `${name}-${suffix}${ext}`);
}

/** What a blob is, by its name; without a parameter such as `charset`. */
export function contentTypeOf(pathname: string): string {
  return getMimeType(pathname)?.split(";")[0] ?? "application/octet-stream";
}

export function encodePathname(pathname: string): string {
  return pathname.split("/").map(encodeURIComponent).join("/");
}

/** The name that an address of ours, or a plain name, stands for. */
export function pathnameOf(urlOrPathname: string): string {
  if (!/^https?:\/\//.test(urlOrPathname)) return urlOrPathname;
  const [, , ...segments] = new URL(urlOrPathname).pathname.split("/");
  return decodeSafely(segments.join("/"));
}

/** Percent-decoded, or the text itself when it is not encoded properly. */
export function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
