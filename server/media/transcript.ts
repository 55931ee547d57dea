import { captionPlainText } from "@/lib/captions/caption-cue";
import { parseCaptions } from "@/lib/captions/parse-captions";

export type TranscriptCue = { startSeconds: number; endSeconds: number; text: string };

/** The cues of a WebVTT file in order, as plain text: markup is dropped and lines are joined. */
export function toTranscript(vtt: string): TranscriptCue[] {
  return parseCaptions(vtt)
    .cues.map((cue) => ({ startSeconds: cue.start, endSeconds: cue.end, text: captionPlainText(cue) }))
    .filter((cue) => cue.text.length > 0)
    .sort((a, b) => a.startSeconds - b.startSeconds);
}
