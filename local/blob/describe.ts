import path from "node:path";
import type { Blob } from "./blob-store.ts";
import { encodePathname } from "./pathname.ts";

export type BlobDescription = ReturnType<typeof describeBlob>;
export type Describe = (blob: Blob) => BlobDescription;

/** Types that a browser may show in place; anything else, HTML and SVG above all, is offered for saving. */
const shownInline = /^(image\/(?!svg)|audio\/|video\/|application\/pdf$|text\/plain$|text\/vtt$)/;

/** A blob as the vendor's answers show it. */
export function describeBlob(blob: Blob, baseUrl: string) {
  const url = `${baseUrl}/${blob.access}/${encodePathname(blob.pathname)}`;
  return {
    url,
    downloadUrl: `${url}?download=1`,
    pathname: blob.pathname,
    size: blob.size,
    contentType: blob.contentType,
    contentDisposition: contentDisposition(blob, "show"),
    cacheControl: `${blob.access}, max-age=${blob.cacheMaxAge}`,
    uploadedAt: blob.uploadedAt.toISOString(),
    etag: blob.etag,
  };
}

export function contentDisposition(blob: Blob, purpose: "show" | "save"): string {
  const name = path.posix.basename(blob.pathname);
  const kind = purpose === "show" && shownInline.test(blob.contentType) ? "inline" : "attachment";
  const plain = name.replace(/[^\u0020-\u007e]|["\\]/g, "_");
  const encoded = plain === name ? "" : `; filename*=UTF-8''${encodeURIComponent(name)}`;
  return `${kind}; filename="${plain}"${encoded}`;
}
