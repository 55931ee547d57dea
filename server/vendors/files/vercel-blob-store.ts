import { BlobNotFoundError, del, head, put } from "@vercel/blob";
import { generateClientTokenFromReadWriteToken, handleUpload } from "@vercel/blob/client";
import { z } from "zod";
import type { FileStore } from "./types";

const NEUTRAL = "application/octet-stream";
const text = z.string();
/** Every field of the notice, in its order: the signature is over all of it. */
const noticeSchema = z.strictObject({
  type: z.literal("blob.upload-completed"),
  payload: z.strictObject({
    blob: z.looseObject({ url: text, downloadUrl: text, pathname: text, contentType: text, contentDisposition: text, etag: text }),
    tokenPayload: text.nullish(),
  }),
});

/** Files in Vercel Blob. `put` may be repeated with the same path: the same bytes take the place of the first. */
export function vercelBlobStore(token: string): FileStore {
  return {
    async put({ pathname, body, contentType, access }) {
      const blob = await put(pathname, body, { access, contentType, token, addRandomSuffix: false, allowOverwrite: true });
      return { pathname: blob.pathname, url: blob.url, contentType, bytes: body.byteLength };
    },
    async read(pathname) {
      const response = await fetchBlob(token, pathname);
      if (!response) return null;
      return { body: Buffer.from(await response.arrayBuffer()), contentType: response.headers.get("content-type") ?? NEUTRAL };
    },
    async open(pathname, range) {
      const response = await fetchBlob(token, pathname, range && { range: `bytes=${range.start}-${range.end}` });
      if (!response?.body) return null;
      return { body: response.body, bytes: Number(response.headers.get("content-length") ?? 0) };
    },
    async remove(pathname) {
      await del(pathname, { token });
    },
    async openUpload({ pathname, maxBytes, validUntil, noticeUrl }) {
      const ticket = await generateClientTokenFromReadWriteToken({
        token,
        pathname,
        maximumSizeInBytes: maxBytes,
        validUntil: validUntil.getTime(),
        // What a browser calls a file is not believed: it is kept under a type that nothing runs or shows.
        allowedContentTypes: [NEUTRAL],
        addRandomSuffix: false,
        allowOverwrite: false,
        onUploadCompleted: { callbackUrl: noticeUrl, tokenPayload: pathname },
      });
      return { pathname, token: ticket };
    },
    readUploadNotice: (rawBody, signature) => readNotice(token, rawBody, signature),
  };
}

async function fetchBlob(token: string, pathname: string, headers: Record<string, string> = {}): Promise<Response | null> {
  try {
    const { url } = await head(pathname, { token });
    // The SDK's own reader only accepts addresses on the vendor's domain; this is the request that it makes.
    const response = await fetch(url, { headers: { ...headers, authorization: `Bearer ${token}` }, cache: "no-store" });
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`the file store answered ${response.status} for ${pathname}`);
    return response;
  } catch (error) {
    if (error instanceof BlobNotFoundError) return null;
    throw error;
  }
}

/** The SDK verifies the notice with the store's token; only what it lets through is read. */
async function readNotice(token: string, rawBody: string, signature: string | null): Promise<{ pathname: string } | null> {
  const parsed = noticeSchema.safeParse(parseJson(rawBody));
  if (!parsed.success || signature === null) return null;
  const request = new Request("https://notices.invalid/", { method: "POST", headers: { "x-vercel-signature": signature } });
  let pathname: string | null = null;
  try {
    await handleUpload({
      token,
      request,
      body: parsed.data,
      onBeforeGenerateToken: () => Promise.reject(new Error("tokens are made elsewhere")),
      onUploadCompleted: async ({ blob }) => void (pathname = blob.pathname),
    });
  } catch {
    return null;
  }
  return pathname === null ? null : { pathname };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
