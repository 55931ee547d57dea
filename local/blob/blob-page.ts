import { html } from "hono/html";
import { page } from "../kit/page.ts";
import type { Blob } from "./blob-store.ts";
import type { Describe } from "./describe.ts";

/** What the store holds, for people. Contents of private blobs have no link: they need the token. */
export function blobPage(blobs: readonly Blob[], describe: Describe) {
  return page(
    "Blob store",
    blobs.length === 0
      ? html`<p class="muted">Nothing is stored yet.</p>`
      : html`<table>
          <thead><tr><th>Name</th><th>Access</th><th>Type</th><th>Bytes</th><th>Uploaded (UTC)</th></tr></thead>
          <tbody>
            ${blobs.map(
              (blob) => html`<tr>
                <td>${blob.access === "public" ? html`<a href="${describe(blob).url}">${blob.pathname}</a>` : blob.pathname}</td>
                <td>${blob.access}</td>
                <td>${blob.contentType}</td>
                <td>${String(blob.size)}</td>
                <td>${blob.uploadedAt.toISOString().slice(0, 19).replace("T", " ")}</td>
              </tr>`,
            )}
          </tbody>
        </table>`,
  );
}
