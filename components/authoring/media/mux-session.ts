import { UpChunk } from "@mux/upchunk";
import { isGone } from "@/lib/upload/ask-offset";
import type { OpenSession } from "@/lib/upload/resumable-upload";

const UNIT_KB = 256;
const LARGEST_KB = 16_384;
/** So that also a small file shows how far it came, and a large one loses little when it is broken off. */
const WANTED_CHUNKS = 60;

/**
 * Sends a file with Mux's own uploader from a byte on. UpChunk always begins at the first one and, left to repair by
 * itself, may mix up pieces when the network comes and goes: so it makes one attempt, is given the rest of the file with
 * its place, and whatever ends it, the next session is a new one (`ResumableUpload`).
 */
export function muxSession(url: string, file: File): OpenSession {
  return (from, { onProgress, onEnd }) => {
    let isOver = false;
    const end = (how: "complete" | "gone" | "broken"): void => {
      if (isOver) return;
      isOver = true;
      upload.abort();
      onEnd(how);
    };
    const upload = UpChunk.createUpload({ endpoint: url, file: restOf(file, from), chunkSize: chunkKilobytes(file.size), attempts: 1 });
    // Where it begins is private to UpChunk; it is read first in a later microtask.
    Reflect.set(upload, "nextChunkRangeStart", from);
    Reflect.set(upload, "totalChunks", Math.ceil((file.size - from) / upload.chunkByteSize));
    upload.on("progress", ({ detail }) => {
      if (!isOver) onProgress(Math.round((Number(detail) / 100) * file.size));
    });
    upload.on("success", () => end("complete"));
    upload.on("offline", () => end("broken"));
    upload.on("attemptFailure", () => end("broken"));
    upload.on("error", ({ detail }) => end(isGone(Number(detail?.response?.statusCode ?? 0)) ? "gone" : "broken"));
    return {
      abort: () => {
        isOver = true;
        upload.abort();
      },
    };
  };
}

/** The same file, with its size, whose stream begins at a byte. */
function restOf(file: File, from: number): File {
  const whole = new File([file], file.name, { type: file.type, lastModified: file.lastModified });
  Object.defineProperty(whole, "stream", { value: () => file.slice(from).stream() });
  return whole;
}

function chunkKilobytes(bytes: number): number {
  const wanted = Math.ceil(bytes / 1_024 / WANTED_CHUNKS / UNIT_KB) * UNIT_KB;
  return Math.min(Math.max(wanted, UNIT_KB), LARGEST_KB);
}
