import type { CaptionCue } from "./caption-cue";

const NEW_CUE_SECONDS = 2;
const SHORTEST_SECONDS = 0.2;

/** A new cue after the one at `index`, or at a second of the video; it ends where the next one begins. */
export function addCue(cues: readonly CaptionCue[], after: number, second: number): CaptionCue[] {
  const before = cues[after];
  const next = cues[after + 1];
  const start = round(Math.max(before?.end ?? 0, after === cues.length - 1 ? second : 0));
  const room = next ? next.start - start : NEW_CUE_SECONDS;
  const end = round(start + Math.max(SHORTEST_SECONDS, Math.min(NEW_CUE_SECONDS, room)));
  return cues.toSpliced(after + 1, 0, { start, end, text: "", settings: {}, id: "" });
}

/** Two cues of one: at a line end or the space nearest to `at` in its text, the time shared by the length of both. */
export function splitCue(cues: readonly CaptionCue[], index: number, at: number): CaptionCue[] {
  const cue = cues[index];
  if (!cue) return [...cues];
  const breaks = [...cue.text.matchAll(/\s+/g)].map((found) => found.index);
  const cut = at > 0 && at < cue.text.length ? nearest(breaks, at) : nearest(breaks, cue.text.length / 2);
  const [first, second] = cut === null ? [cue.text, ""] : [cue.text.slice(0, cut).trim(), cue.text.slice(cut).trim()];
  const share = cut === null ? 0.5 : Math.min(Math.max(first.length / (first.length + second.length), 0.1), 0.9);
  const middle = round(cue.start + (cue.end - cue.start) * share);
  return cues.toSpliced(index, 1, { ...cue, end: middle, text: first }, { ...cue, id: "", start: middle, text: second });
}

/** The cue at `index` and the one after it as one, on two lines. */
export function mergeCues(cues: readonly CaptionCue[], index: number): CaptionCue[] {
  const [cue, next] = [cues[index], cues[index + 1]];
  if (!cue || !next) return [...cues];
  const merged = { ...cue, start: Math.min(cue.start, next.start), end: Math.max(cue.end, next.end), text: [cue.text, next.text].filter((text) => text !== "").join("\n") };
  return cues.toSpliced(index, 2, merged);
}

/** `1:02.5`, `01:02,500` or `62.5` as seconds; null for what is no time. */
export function parseCueTime(text: string): number | null {
  const found = /^\s*(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,5}(?:[.,]\d{1,3})?)\s*$/.exec(text);
  if (!found) return null;
  const [, hours = "0", minutes = "0", seconds = "0"] = found;
  return round((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds.replace(",", ".")));
}

/** Seconds as an author writes them: `1:02.500`, with hours where there are any. */
export function formatCueTime(seconds: number): string {
  const total = Math.round(seconds * 1_000);
  const pad = (value: number, digits: number): string => String(Math.floor(value)).padStart(digits, "0");
  const hours = Math.floor(total / 3_600_000);
  const minutes = Math.floor(total / 60_000) % 60;
  const rest = `${pad((total / 1_000) % 60, 2)}.${pad(total % 1_000, 3)}`;
  return hours > 0 ? `${hours}:${pad(minutes, 2)}:${rest}` : `${minutes}:${rest}`;
}

function nearest(places: readonly number[], wanted: number): number | null {
  return places.reduce<number | null>((best, place) => (best === null || Math.abs(place - wanted) < Math.abs(best - wanted) ? place : best), null);
}

function round(seconds: number): number {
  return Math.round(seconds * 1_000) / 1_000;
}
