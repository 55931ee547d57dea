import { BlobNotFoundError, del, get, head, put } from "@vercel/blob";
import type { FileStore } from "./types";

/** Files in Vercel Blob. `put` may be repeated with the same path: the same bytes take the place of the first. */
export function vercelBlobStore(token: string): FileStore {
  return {
    async put({ pathname, body, contentType, access }) {
      const blob = await put(pathname, body, { access, contentType, token, addRandomSuffix: false, allowOverwrite: true });
      return { pathname: blob.pathname, url: blob.url, contentType, bytes: body.byteLength };
    },
    async read(pathname) {
      try {
        const { url } = await head(pathname, { token });
        const found = await get(url, { access: "private", token });
        if (!found || found.statusCode !== 200) return null;
        const body = Buffer.from(await new Response(found.stream).arrayBuffer());
        return { body, contentType: found.blob.contentType };
      } catch (error) {
        if (error instanceof BlobNotFoundError) return null;
        throw error;
      }
    },
    async remove(pathname) {
      await del(pathname, { token });
    },
  };
}
