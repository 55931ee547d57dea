/** How far an upload has come: bytes that are kept, that it is complete, or that its address takes no more. */
export type UploadPlace = { kind: "at"; offset: number } | { kind: "complete" } | { kind: "gone" };

/**
 * Asks a resumable upload how much of the file it keeps: an empty PUT with a star for the range, answered by 308 and
 * `Range` (https://cloud.google.com/storage/docs/performing-resumable-uploads#status-check). Throws when it cannot be
 * asked now: no network, or a server in trouble.
 */
export async function askOffset(url: string, totalBytes: number, signal?: AbortSignal): Promise<UploadPlace> {
  const response = await fetch(url, { method: "PUT", headers: { "content-range": `bytes */${totalBytes}` }, ...(signal && { signal }) });
  if (response.status === 308) return { kind: "at", offset: Number(/^bytes=0-(\d+)$/.exec(response.headers.get("range") ?? "")?.[1] ?? -1) + 1 };
  if (response.ok) return { kind: "complete" };
  if (isGone(response.status)) return { kind: "gone" };
  throw new Error(`the upload answered ${response.status}`);
}

/** An address that is unknown, used up, cancelled or timed out. Everything else may pass. */
export function isGone(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}
