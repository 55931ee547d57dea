import { decodeText } from "@/lib/decode-text";
import type { CaptionCue, CaptionProblem, ParsedCaptions } from "./caption-cue";
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
  if (file.length > MAX_CAPTION_BYTES) return refusal(`The file is larger than ${MAX_CAPTION_BYTES / 1_000_000} MB.`);
  const { text, encoding } = typeof file === "string" ? { text: file.replace(/^\uFEFF/, "").replaceAll("\0", "\uFFFD"), encoding: "utf-8" as const } : decodeText(file);
  const lines = text.split(/\r\n|\n|\r/);
  const notes: CaptionProblem[] = encoding === "utf-8" ? [] : [{ line: 1, kind: "repaired", message: `The file is not UTF-8: it was read as ${encoding}.` }];
  if (text.trim() === "") return refusal("The file is empty.", notes);
  if (/^\s*WEBVTT(?![^\s])/.test(text)) return judge("vtt", parseVtt(lines), notes);
  if (lines.some((line) => /\d,\d{1,3}\s*-+>\s*\d/.test(line))) return judge("srt", parseSrt(lines), notes);
  return refusal("The file is neither WebVTT, which starts with WEBVTT, nor SubRip, which has times such as 00:00:01,000 --> 00:00:02,000.", notes);
}

function judge(format: "vtt" | "srt", { cues, problems }: { cues: CaptionCue[]; problems: CaptionProblem[] }, notes: CaptionProblem[]): ParsedCaptions {
  const all = [...notes, ...problems];
  if (cues.length > MAX_CUES) return refusal(`The file has more than ${MAX_CUES} cues.`, notes);
  if (cues.length === 0 && !all.some(({ kind }) => kind === "refused")) all.push({ line: 1, kind: "refused", message: "The file has no cue." });
  return { ok: !all.some(({ kind }) => kind === "refused"), format, cues, problems: all.sort((a, b) => a.line - b.line) };
}

function refusal(message: string, notes: CaptionProblem[] = []): ParsedCaptions {
  return { ok: false, format: null, cues: [], problems: [...notes, { line: 1, kind: "refused", message }] };
}
