export type RawBody = { kind: "text"; text: string } | { kind: "too_large" } | { kind: "not_text" };

/**
 * The body of a request exactly as it came, up to a size. `Request.text()` would drop a byte order mark and replace
 * what is not UTF-8, so that other bytes than those that were signed could pass as the signed ones.
 */
export async function readRawBody(request: Request, maxBytes: number): Promise<RawBody> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return { kind: "too_large" };
    chunks.push(chunk);
  }
  try {
    return { kind: "text", text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks)) };
  } catch {
    return { kind: "not_text" };
  }
}
