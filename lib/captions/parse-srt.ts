import type { CaptionCue, CaptionProblem } from "./caption-cue";
import { captionProblem, type CaptionProblemCode } from "./caption-problem";

type Report = (offset: number, kind: CaptionProblem["kind"], code: CaptionProblemCode, params?: Record<string, string>) => void;
type Block = { at: number; lines: string[] };

const TIMING = /^\s*(\d{1,3}):(\d{1,2}):(\d{1,2})(?:[,.](\d{1,3}))?\s*-+>\s*(\d{1,3}):(\d{1,2}):(\d{1,2})(?:[,.](\d{1,3}))?(.*)$/;

/**
 * Reads SubRip, which has no specification, as players do, and turns its cues into WebVTT: colours and positions are
 * dropped, what WebVTT would read as markup is escaped.
 */
export function parseSrt(lines: readonly string[]): { cues: CaptionCue[]; problems: CaptionProblem[] } {
  const cues: CaptionCue[] = [];
  const problems: CaptionProblem[] = [];
  for (const block of blocksOf(lines)) readBlock(block, cues, problems);
  const late = cues.findIndex((cue, index) => cue.start < (cues[index - 1]?.start ?? 0));
  if (late > 0) problems.push(captionProblem(1, "warning", "out_of_order", { number: late + 1, before: late }));
  return { cues, problems };
}

/** A block ends at a blank line, and also where a number and times follow without one. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  for (const [at, line] of lines.entries()) {
    const startsCue = open !== null && open.lines.some((each) => TIMING.test(each)) && /^\s*\d+\s*$/.test(line) && TIMING.test(lines[at + 1] ?? "");
    if (line.trim() === "" || startsCue) open = null;
    if (line.trim() === "") continue;
    if (open === null) blocks.push((open = { at, lines: [] }));
    open.lines.push(line);
  }
  return blocks;
}

function readBlock({ at, lines }: Block, cues: CaptionCue[], problems: CaptionProblem[]): void {
  const report: Report = (offset, kind, code, params) => problems.push(captionProblem(at + 1 + offset, kind, code, params));
  const numbered = /^\s*\d+\s*$/.test(lines[0] ?? "") && lines.length > 1;
  const timingAt = lines.findIndex((line) => line.includes("->"));
  if (timingAt === -1) return continueCue(lines, numbered, cues, report);
  const timing = readTiming(lines[timingAt] ?? "");
  if (!timing) {
    report(timingAt, "refused", "bad_times", { example: "00:00:01,000 --> 00:00:04,000" });
    return;
  }
  if (timing.end <= timing.start) {
    report(timingAt, "refused", "ends_before_start");
    return;
  }
  if (timingAt > 1 || (timingAt === 1 && !numbered)) report(0, "refused", "lines_before_times");
  if (timing.carried) report(timingAt, "repaired", "carried_over");
  if (timing.rest.trim() !== "") report(timingAt, "repaired", "after_times");
  const text = lines.slice(timingAt + 1);
  if (text.length === 0) {
    report(timingAt, "repaired", "empty_cue_dropped");
    return;
  }
  const markup = text.map(toVttText);
  for (const [index, { dropped }] of markup.entries()) if (dropped) report(timingAt + 1 + index, "repaired", "styling_dropped");
  cues.push({ start: timing.start, end: timing.end, text: markup.map((each) => each.text).join("\n"), settings: {}, id: "" });
}

/** Text after a blank line inside a cue still belongs to it. */
function continueCue(lines: readonly string[], numbered: boolean, cues: CaptionCue[], report: Report): void {
  const last = cues.at(-1);
  if (numbered || !last) {
    report(0, "refused", "no_times");
    return;
  }
  report(0, "repaired", "blank_inside_cue");
  last.text = [last.text, ...lines.map((line) => toVttText(line).text)].join("\n");
}

function readTiming(line: string): { start: number; end: number; rest: string; carried: boolean } | null {
  const found = TIMING.exec(line);
  if (!found) return null;
  const [, h1, m1, s1, f1, h2, m2, s2, f2, rest = ""] = found;
  const carried = [m1, s1, m2, s2].some((part) => Number(part) > 59);
  return { start: seconds(h1, m1, s1, f1), end: seconds(h2, m2, s2, f2), rest, carried };
}

function seconds(hours = "0", minutes = "0", rest = "0", fraction = "0"): number {
  return (((Number(hours) * 60 + Number(minutes)) * 60 + Number(rest)) * 1_000 + Number(fraction.padEnd(3, "0"))) / 1_000;
}

function toVttText(line: string): { text: string; dropped: boolean } {
  const shown = line.replaceAll(/\{\\[^}]*\}/g, "").replaceAll(/<\/?font(?:\s[^>]*)?>/gi, "");
  const escaped = shown
    .replaceAll(/&(?!(?:amp|lt|gt|nbsp|lrm|rlm);)/g, "&amp;")
    .replaceAll(/<(?!\/?[biu]>)/gi, "&lt;")
    .replaceAll(/<(\/?)([BIU])>/g, (_, slash: string, name: string) => `<${slash}${name.toLowerCase()}>`)
    .replaceAll("-->", "--&gt;");
  return { text: escaped.trimEnd(), dropped: shown !== line };
}
