import { decodeText } from "@/lib/decode-text";
import type { CaptionCue, CaptionProblem, ParsedCaptions } from "./caption-cue";
import { captionProblem } from "./caption-problem";
import { parseSrt } from "./parse-srt";
import { parseVtt } from "./parse-vtt";

export const MAX_CAPTION_BYTES = 5_000_000;
const MAX_CUES = 50_000;

/**
 * The cues of a WebVTT or SubRip file, whichever its content is, with what was wrong by line. Times, repairs and text
 * follow https://www.w3.org/TR/webvtt1/ where browsers agree with it; SubRip becomes WebVTT. A file in another encoding
 * than UTF-8 is read and reported. Never throws: what cannot be read is refused with its line.
 */
export function parseCaptions(file: Uint8Array | string): ParsedCaptions {
  if (file.length > MAX_CAPTION_BYTES) return refusal(captionProblem(1, "refused", "too_large", { megabytes: MAX_CAPTION_BYTES / 1_000_000 }));
  const { text, encoding } = typeof file === "string" ? { text: file.replace(/^\uFEFF/, "").replaceAll("\0", "\uFFFD"), encoding: "utf-8" as const } : decodeText(file);
  const lines = text.split(/\r\n|\n|\r/);
  const notes: CaptionProblem[] = encoding === "utf-8" ? [] : [captionProblem(1, "repaired", "not_utf8", { encoding })];
  if (text.trim() === "") return refusal(captionProblem(1, "refused", "empty_file"), notes);
  if (/^\s*WEBVTT(?![^\s])/.test(text)) return judge("vtt", parseVtt(lines), notes);
  if (lines.some((line) => /\d,\d{1,3}\s*-+>\s*\d/.test(line))) return judge("srt", parseSrt(lines), notes);
  return refusal(captionProblem(1, "refused", "unknown_format"), notes);
}

function judge(format: "vtt" | "srt", { cues, problems }: { cues: CaptionCue[]; problems: CaptionProblem[] }, notes: CaptionProblem[]): ParsedCaptions {
  const all = [...notes, ...problems];
  if (cues.length > MAX_CUES) return refusal(captionProblem(1, "refused", "too_many_cues", { most: MAX_CUES }), notes);
  if (cues.length === 0 && !all.some(({ kind }) => kind === "refused")) all.push(captionProblem(1, "refused", "no_cues"));
  return { ok: !all.some(({ kind }) => kind === "refused"), format, cues, problems: all.sort((a, b) => a.line - b.line) };
}

function refusal(problem: CaptionProblem, notes: CaptionProblem[] = []): ParsedCaptions {
  return { ok: false, format: null, cues: [], problems: [...notes, problem] };
}
