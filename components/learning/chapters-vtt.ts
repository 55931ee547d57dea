export type Chapter = { startSeconds: number; title: string };

/** Chapters as the WebVTT that a timeline reads: each lasts until the next. */
export function chaptersVtt(chapters: readonly Chapter[], durationSeconds: number): string {
  const cues = chapters.map(({ startSeconds, title }, index) => {
    const end = chapters[index + 1]?.startSeconds ?? Math.max(durationSeconds, startSeconds + 1);
    return `${timestamp(startSeconds)} --> ${timestamp(end)}\n${title.replaceAll(/\s+/g, " ").replaceAll("-->", "->")}`;
  });
  return `WEBVTT\n\n${cues.join("\n\n")}\n`;
}

function timestamp(seconds: number): string {
  const ms = Math.round(seconds * 1_000);
  const part = (value: number, digits: number) => String(Math.floor(value)).padStart(digits, "0");
  return `${part(ms / 3_600_000, 2)}:${part((ms / 60_000) % 60, 2)}:${part((ms / 1_000) % 60, 2)}.${part(ms % 1_000, 3)}`;
}
