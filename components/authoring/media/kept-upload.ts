import { z } from "zod";

const keptSchema = z.object({ fingerprint: z.string(), videoId: z.string(), uploadUrl: z.string(), fileName: z.string() });

/** An upload that was begun on this device: with the same file it goes on where it was. */
export type KeptUpload = z.infer<typeof keptSchema>;

const PART_BYTES = 262_144;
const keyOf = (lessonId: string): string => `criterio.video-upload.${lessonId}`;

export function readKept(lessonId: string): KeptUpload | null {
  try {
    return keptSchema.safeParse(JSON.parse(localStorage.getItem(keyOf(lessonId)) ?? "null")).data ?? null;
  } catch {
    return null;
  }
}

/** A device that keeps nothing can still upload: it only cannot go on after the page was closed. */
export function keepUpload(lessonId: string, upload: KeptUpload | null): void {
  try {
    if (upload) localStorage.setItem(keyOf(lessonId), JSON.stringify(upload));
    else localStorage.removeItem(keyOf(lessonId));
  } catch {
    return;
  }
}

/** Tells files apart without reading all of them: name, size, time, and what stands at both ends. */
export async function fingerprintOf(file: File): Promise<string> {
  const ends = await new Blob([file.slice(0, PART_BYTES), file.slice(-PART_BYTES)]).arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", ends));
  return [file.size, file.lastModified, Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join(""), file.name].join("-");
}
