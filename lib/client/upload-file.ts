import type { CallResult } from "./call-procedure";

/** Sends a file as it is. Never throws: what went wrong, the network included, is a value to show. */
export async function uploadFile<T>(url: string, file: Blob): Promise<CallResult<T>> {
  try {
    const response = await fetch(url, { method: "POST", headers: { "content-type": "application/octet-stream" }, body: file });
    const body = await response.json();
    if (response.ok) return { ok: true, data: body };
    return { ok: false, refusal: { code: body.code ?? "server.unavailable", params: body.params ?? {}, issues: body.issues ?? [], requestId: body.requestId ?? null } };
  } catch {
    return { ok: false, refusal: { code: "server.unavailable", params: {}, issues: [], requestId: null } };
  }
}
