import type { CaptionCue, CaptionProblem } from "./caption-cue";
import { captionProblem, type CaptionProblemCode } from "./caption-problem";
import { checkCueText } from "./check-cue-text";
import { parseCueSettings } from "./cue-settings";

type Reader = { lines: readonly string[]; at: number; cues: CaptionCue[]; problems: CaptionProblem[]; regions: Set<string> };

const TIMESTAMP = String.raw`(\d+):(\d{2})(?::(\d{2}))?\.(\d{3})([^\sa-zA-Z-]*)`;
const TIMING = new RegExp(String.raw`^\s*${TIMESTAMP}(\s*)-->(\s*)${TIMESTAMP}(.*)$`, "s");

/** Reads the lines of a file whose content names itself WebVTT: https://www.w3.org/TR/webvtt1/#file-parsing */
export function parseVtt(lines: readonly string[]): { cues: CaptionCue[]; problems: CaptionProblem[] } {
  const reader: Reader = { lines, at: 0, cues: [], problems: [], regions: new Set() };
  if (!/^WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? "")) {
    report(reader, "refused", "bad_signature");
    return reader;
  }
  readHeader(reader);
  while (reader.at < lines.length) readBlock(reader);
  warnOfOrder(reader);
  return reader;
}

/** Older files declare their regions in the header, one a line. */
function readHeader(reader: Reader): void {
  for (reader.at = 1; !isBlank(reader) && !hasArrow(reader); reader.at++) addRegion(reader, line(reader));
  if (hasArrow(reader)) report(reader, "repaired", "blank_after_header");
}

function readBlock(reader: Reader): void {
  if (isBlank(reader)) {
    reader.at++;
    return;
  }
  if (hasArrow(reader)) return readCue(reader, "");
  if (reader.lines[reader.at + 1]?.includes("-->") && !/^(NOTE|STYLE|REGION)\s*$/.test(line(reader))) {
    reader.at++;
    return readCue(reader, reader.lines[reader.at - 1] ?? "");
  }
  readUntimed(reader);
}

function readUntimed(reader: Reader): void {
  const kind = /^(NOTE|STYLE|REGION)(?=[ \t]|$)/.exec(line(reader))?.[1];
  if (kind === undefined) report(reader, "refused", "cue_without_times");
  for (reader.at++; !isBlank(reader) && !hasArrow(reader); reader.at++) if (kind === "REGION") addRegion(reader, line(reader));
}

function readCue(reader: Reader, id: string): void {
  const at = reader.at;
  const timing = readTiming(reader);
  const text: string[] = [];
  for (reader.at++; !isBlank(reader) && !hasArrow(reader); reader.at++) text.push(line(reader));
  if (hasArrow(reader) && timing) report(reader, "repaired", "blank_before_cue");
  if (!timing) return;
  if (timing.end <= timing.start) {
    reader.problems.push(captionProblem(at + 1, "refused", "ends_before_start"));
    return;
  }
  if (text.length === 0) reader.problems.push(captionProblem(at + 1, "warning", "no_text"));
  for (const [index, each] of text.entries()) for (const { code, params } of checkCueText(each, text.join("\n"))) reader.problems.push(captionProblem(at + 2 + index, "warning", code, params));
  const { settings, ignored } = parseCueSettings(timing.rest, reader.regions);
  for (const setting of ignored) reader.problems.push(captionProblem(at + 1, "repaired", "setting_unknown", { setting }));
  reader.cues.push({ start: timing.start, end: timing.end, text: text.join("\n"), settings, id: id.trim() });
}

function readTiming(reader: Reader): { start: number; end: number; rest: string } | null {
  const found = TIMING.exec(line(reader));
  if (!found) {
    report(reader, "refused", "bad_times", { example: "00:00:01.000 --> 00:00:04.000" });
    return null;
  }
  const [, h1, m1, s1, f1, extra1, before, after, h2, m2, s2, f2, extra2, rest = ""] = found;
  if (extra1 || extra2) report(reader, "repaired", "extra_digits");
  if (before === "" || after === "") report(reader, "repaired", "arrow_spaces");
  if (/^\S/.test(rest)) report(reader, "repaired", "settings_space");
  return { start: seconds(reader, h1, m1, s1, f1), end: seconds(reader, h2, m2, s2, f2), rest };
}

/** A first of two parts above 59 can only be hours: so browsers read it. */
function seconds(reader: Reader, first = "0", second = "0", third: string | undefined, thousandths = "0"): number {
  const hoursFirst = third !== undefined || Number(first) > 59;
  if (third === undefined && hoursFirst) report(reader, "repaired", "read_as_hours", { time: `${first}:${second}` });
  const [hours, minutes, rest] = hoursFirst ? [first, second, third ?? "0"] : ["0", first, second];
  if (Number(minutes) > 59 || Number(rest) > 59) report(reader, "repaired", "carried_over");
  return (((Number(hours) * 60 + Number(minutes)) * 60 + Number(rest)) * 1_000 + Number(thousandths)) / 1_000;
}

function warnOfOrder(reader: Reader): void {
  const late = reader.cues.findIndex((cue, index) => cue.start < (reader.cues[index - 1]?.start ?? 0));
  if (late > 0) reader.problems.push(captionProblem(1, "warning", "out_of_order", { number: late + 1, before: late }));
}

function addRegion(reader: Reader, text: string): void {
  const id = /(?:^|[\s])id[:=](\S+)/i.exec(text)?.[1];
  if (id) reader.regions.add(id);
}

function line(reader: Reader): string {
  return reader.lines[reader.at] ?? "";
}

function isBlank(reader: Reader): boolean {
  return line(reader) === "";
}

function hasArrow(reader: Reader): boolean {
  return line(reader).includes("-->");
}

function report(reader: Reader, kind: CaptionProblem["kind"], code: CaptionProblemCode, params: Record<string, string> = {}): void {
  reader.problems.push(captionProblem(reader.at + 1, kind, code, params));
}
