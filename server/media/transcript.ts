import { parseText } from "media-captions";

export type TranscriptCue = { startSeconds: number; endSeconds: number; text: string };

/** The cues of a WebVTT file in order, as plain text: markup is dropped and lines are joined. */
export async function toTranscript(vtt: string): Promise<TranscriptCue[]> {
  const { cues } = await parseText(vtt, { type: "vtt" });
  return cues
    .map((cue) => ({
      startSeconds: cue.startTime,
      endSeconds: cue.endTime,
      text: cue.text.replaceAll(/<[^>]*>/g, "").replaceAll(/\s+/g, " ").trim(),
    }))
    .filter((cue) => cue.text.length > 0)
    .sort((a, b) => a.startSeconds - b.startSeconds);
}
