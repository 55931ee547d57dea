import { put } from "@vercel/blob/client";

/** Above this a file is sent in parts, of which a lost one is sent again. */
const IN_PARTS_BYTES = 20_000_000;
/** The store keeps what a browser sends under a type that nothing runs or shows. */
const NEUTRAL = "application/octet-stream";

type Sending = { pathname: string; token: string; signal: AbortSignal; onSent: (bytes: number) => void };

/**
 * Sends a file from a browser straight to the file store, to the one place that the ticket names. Throws when it does not
 * arrive whole, or is stopped. `onSent` is not called any more once this has ended: the store's client tells of progress
 * with a delay, also after its last byte.
 */
export async function sendToStore(file: File, { pathname, token, signal, onSent }: Sending): Promise<void> {
  let isOver = false;
  try {
    await put(pathname, file, {
      access: "private",
      token,
      contentType: NEUTRAL,
      multipart: file.size > IN_PARTS_BYTES,
      abortSignal: signal,
      onUploadProgress: ({ loaded }) => {
        if (!isOver) onSent(loaded);
      },
    });
  } finally {
    isOver = true;
  }
}
