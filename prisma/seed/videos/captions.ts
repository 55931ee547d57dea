import { escapeCueText, toWebVtt } from "@/lib/captions/to-web-vtt";
import type { Language, LessonScript } from "./lesson-script.ts";
import type { Timeline } from "./timeline.ts";

export type Cue = { startSeconds: number; endSeconds: number; lines: string[] };

/** Most characters in a line and lines in a cue, as subtitle guides ask so that it can be read in time. */
export const limits = { characters: 42, lines: 2 };

/**
 * Captions of a lesson in one language. The language that is spoken follows the voice exactly; the translation of a
 * sentence shares its time. A sentence too long for one cue is divided, each part for a time in proportion to its text.
 */
export function captionCues(script: LessonScript, timeline: Timeline, language: Language): Cue[] {
  return timeline.sentences.flatMap(({ slide, sentence, startSeconds, endSeconds }) => {
    const text = script.slides[slide]?.narration[sentence]?.[language] ?? "";
    return divide(text, startSeconds, endSeconds);
  });
}

function divide(text: string, startSeconds: number, endSeconds: number): Cue[] {
  const wrapped = wrap(text);
  const parts: string[][] = [];
  for (let i = 0; i < wrapped.length; i += limits.lines) parts.push(wrapped.slice(i, i + limits.lines));
  const weights = parts.map((lines) => lines.join(" ").length);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  return parts.map((lines, index) => {
    const from = startSeconds + ((endSeconds - startSeconds) * before) / total;
    before += weights[index] ?? 0;
    return { startSeconds: from, endSeconds: startSeconds + ((endSeconds - startSeconds) * before) / total, lines };
  });
}

/** Breaks text into lines of even length, never inside a word. */
function wrap(text: string): string[] {
  const count = Math.ceil(text.length / limits.characters);
  for (let lines = count; ; lines++) {
    const wrapped = fill(text.split(/\s+/), Math.max(Math.ceil(text.length / lines) + 4, 12));
    if (wrapped.every((line) => line.length <= limits.characters || !line.includes(" "))) return wrapped;
  }
}

function fill(words: string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= Math.min(width, limits.characters)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The cues as a WebVTT file. */
export function toVtt(cues: readonly Cue[]): string {
  return toWebVtt(cues.map(({ startSeconds, endSeconds, lines }) => ({ start: startSeconds, end: endSeconds, text: lines.map(escapeCueText).join("\n") })));
}
