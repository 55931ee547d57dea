import { DomainError } from "@/lib/errors";
import { ERROR_MAP } from "@/server/platform/error-map";

type Download = { name: string; contentType: string; bytes: number; body: ReadableStream<Uint8Array> };

/**
 * A file of unknown origin as something to save and nothing else: an attachment whose type nobody guesses at, without
 * origin and without rights should it be opened all the same. Names go by RFC 6266, with plain letters for old readers.
 */
export function fileResponse({ name, contentType, bytes, body }: Download): Response {
  const plain = name.normalize("NFKD").replaceAll(/\p{M}/gu, "").replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  return new Response(body, {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
      ...(bytes > 0 && { "content-length": String(bytes) }),
      "cache-control": "private, no-store",
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-download-options": "noopen",
    },
  });
}

/** The same for what is still to be found: a refusal is a problem document, and nobody keeps it. */
export async function answerFile(request: Request, find: () => Promise<Download>): Promise<Response> {
  try {
    const found = await find();
    const response = fileResponse(found);
    if (request.method !== "HEAD") return response;
    // Next answers HEAD with what GET returns and never reads its body: the store's connection would stay open.
    await found.body.cancel();
    return new Response(null, response);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { status, title } = ERROR_MAP[error.kind];
    return Response.json({ title, status, code: error.code }, { status, headers: { "content-type": "application/problem+json", "cache-control": "private, no-store" } });
  }
}
