import type { CaptionCue, CaptionProblem } from "./caption-cue";
import { checkCueText } from "./check-cue-text";
import { parseCueSettings } from "./cue-settings";

type Reader = { lines: readonly string[]; at: number; cues: CaptionCue[]; problems: CaptionProblem[]; regions: Set<string> };

const TIMESTAMP = String.raw`(\d+):(\d{2})(?::(\d{2}))?\.(\d{3})([^\sa-zA-Z-]*)`;
const TIMING = new RegExp(String.raw`^\s*${TIMESTAMP}(\s*)-->(\s*)${TIMESTAMP}(.*)$`, "s");

/** Reads the lines of a file whose content names itself WebVTT: https://www.w3.org/TR/webvtt1/#file-parsing */
export function parseVtt(lines: readonly string[]): { cues: CaptionCue[]; problems: CaptionProblem[] } {
  const reader: Reader = { lines, at: 0, cues: [], problems: [], regions: new Set() };
  if (!/^WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? "")) {
    report(reader, "refused", "The first line must be WEBVTT, with nothing before it.");
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
  if (hasArrow(reader)) report(reader, "repaired", "A blank line is missing after the header.");
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
  if (kind === undefined) report(reader, "refused", "A cue needs a line with its times, such as 00:01.000 --> 00:04.000.");
  for (reader.at++; !isBlank(reader) && !hasArrow(reader); reader.at++) if (kind === "REGION") addRegion(reader, line(reader));
}

function readCue(reader: Reader, id: string): void {
  const at = reader.at;
  const timing = readTiming(reader);
  const text: string[] = [];
  for (reader.at++; !isBlank(reader) && !hasArrow(reader); reader.at++) text.push(line(reader));
  if (hasArrow(reader) && timing) reader.problems.push({ line: reader.at + 1, kind: "repaired", message: "A blank line is missing before this cue." });
  if (!timing) return;
  if (timing.end <= timing.start) {
    reader.problems.push({ line: at + 1, kind: "refused", message: "The cue ends before it starts." });
    return;
  }
  if (text.length === 0) reader.problems.push({ line: at + 1, kind: "warning", message: "The cue has no text." });
  for (const [index, each] of text.entries()) for (const message of checkCueText(each, text.join("\n"))) reader.problems.push({ line: at + 2 + index, kind: "warning", message });
  const { settings, ignored } = parseCueSettings(timing.rest, reader.regions);
  for (const message of ignored) reader.problems.push({ line: at + 1, kind: "repaired", message });
  reader.cues.push({ start: timing.start, end: timing.end, text: text.join("\n"), settings, id: id.trim() });
}

function readTiming(reader: Reader): { start: number; end: number; rest: string } | null {
  const found = TIMING.exec(line(reader));
  if (!found) {
    report(reader, "refused", "The times are not in the form 00:00:01.000 --> 00:00:04.000.");
    return null;
  }
  const [, h1, m1, s1, f1, extra1, before, after, h2, m2, s2, f2, extra2, rest = ""] = found;
  if (extra1 || extra2) report(reader, "repaired", "A time has more than three digits after the dot; they were left out.");
  if (before === "" || after === "") report(reader, "repaired", "Spaces are missing around the arrow.");
  if (/^\S/.test(rest)) report(reader, "repaired", "A space is missing between the times and the settings.");
  return { start: seconds(reader, h1, m1, s1, f1), end: seconds(reader, h2, m2, s2, f2), rest };
}

/** A first of two parts above 59 can only be hours: so browsers read it. */
function seconds(reader: Reader, first = "0", second = "0", third: string | undefined, thousandths = "0"): number {
  const hoursFirst = third !== undefined || Number(first) > 59;
  if (third === undefined && hoursFirst) report(reader, "repaired", `${first}:${second} was read as hours and minutes.`);
  const [hours, minutes, rest] = hoursFirst ? [first, second, third ?? "0"] : ["0", first, second];
  if (Number(minutes) > 59 || Number(rest) > 59) report(reader, "repaired", "A time has more than 59 minutes or seconds; the rest was carried over.");
  return (((Number(hours) * 60 + Number(minutes)) * 60 + Number(rest)) * 1_000 + Number(thousandths)) / 1_000;
}

function warnOfOrder(reader: Reader): void {
  const late = reader.cues.findIndex((cue, index) => cue.start < (reader.cues[index - 1]?.start ?? 0));
  if (late > 0) reader.problems.push({ line: 1, kind: "warning", message: `The cues are not in order: number ${late + 1} starts before number ${late}.` });
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

function report(reader: Reader, kind: CaptionProblem["kind"], message: string): void {
  reader.problems.push({ line: reader.at + 1, kind, message });
}
