import { toWebVtt } from "@/lib/captions/to-web-vtt";

export type Chapter = { startSeconds: number; title: string };

/** Chapters as the WebVTT that a timeline reads: each lasts until the next. */
export function chaptersVtt(chapters: readonly Chapter[], durationSeconds: number): string {
  return toWebVtt(
    chapters.map(({ startSeconds: start, title }, index) => {
      const end = chapters[index + 1]?.startSeconds ?? Math.max(durationSeconds, start + 1);
      return { start, end, text: title.replaceAll(/\s+/g, " ").replaceAll("-->", "->") };
    }),
  );
}
