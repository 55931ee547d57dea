import { DomainError } from "@/lib/errors";
import { ERROR_MAP } from "@/server/platform/error-map";

type Options = { /** Who may keep a copy: what it shows never changes. */ cacheControl: string; load: () => Promise<{ bytes: Uint8Array }> };

/** A PNG that a page of ours shows in place; what is refused is a problem document without the reason. */
export async function pictureResponse({ cacheControl, load }: Options): Promise<Response> {
  try {
    const { bytes } = await load();
    return new Response(new Uint8Array(bytes), { headers: { "content-type": "image/png", "cache-control": cacheControl, "x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'" } });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { status, title } = ERROR_MAP[error.kind];
    return Response.json({ title, status, code: error.code }, { status, headers: { "content-type": "application/problem+json", "cache-control": "no-store" } });
  }
}
