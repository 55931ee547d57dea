import type { CaptionProblemCode } from "./caption-problem";

export type CaptionCue = {
  /** Seconds from the start of the media, to the millisecond. */
  start: number;
  end: number;
  /** WebVTT cue text: may hold its tags and escapes. */
  text: string;
  /** WebVTT cue settings by name: `{ line: "40%" }`. */
  settings: Readonly<Record<string, string>>;
  id: string;
};

export type CaptionProblem = {
  /** Of the file, from 1. */
  line: number;
  code: CaptionProblemCode;
  params: Record<string, string | number>;
  /** In English. */
  message: string;
  /** `refused`: a cue or the file was left out. `repaired`: it was taken in another form. `warning`: taken as it is. */
  kind: "refused" | "repaired" | "warning";
};

export type ParsedCaptions = {
  /** Nothing was refused and there is at least one cue. */
  ok: boolean;
  format: "vtt" | "srt" | null;
  cues: CaptionCue[];
  problems: CaptionProblem[];
};

/** What is shown of a cue, without markup, on one line. */
export function captionPlainText({ text }: Pick<CaptionCue, "text">): string {
  return text
    .replaceAll(/<[^>]*(?:>|$)/g, "")
    .replaceAll(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => ESCAPES[name] ?? "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

const ESCAPES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", nbsp: "\u00a0", lrm: "\u200e", rlm: "\u200f" };
