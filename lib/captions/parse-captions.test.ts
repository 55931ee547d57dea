import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { findSharedData } from "@/tests/harness/shared-data";
import { captionPlainText } from "./caption-cue";
import { parseCaptions } from "./parse-captions";
import { escapeCueText, toWebVtt } from "./to-web-vtt";

const vtt = (body: string) => parseCaptions(`WEBVTT\n\n${body}`);
const srt = (body: string) => parseCaptions(body);

describe("WebVTT", () => {
  it("keeps times, text, settings and names, and skips notes, styles and regions", () => {
    const { ok, cues, problems } = parseCaptions(
      "WEBVTT - talk\nKind: captions\n\nREGION\nid:low\nwidth:40%\n\nSTYLE\n::cue { color: red }\n\nNOTE a\nb\n\nintro\n01:02.500 --> 1:00:00.000 region:low align:middle line:90%,end\r\n<v Ana>Hi &amp; bye\nsecond\n",
    );
    expect(cues).toEqual([{ start: 62.5, end: 3600, id: "intro", text: "<v Ana>Hi &amp; bye\nsecond", settings: { region: "low", align: "center", line: "90%,end" } }]);
    expect(problems).toEqual([]);
    expect(ok).toBe(true);
  });

  it.each([
    ["", 1, "empty"],
    ["garbage", 1, "neither WebVTT"],
    ["\tWEBVTT\n\n00:00.000 --> 00:01.000\nx", 1, "first line"],
    ["WEBVTTX\n\n00:00.000 --> 00:01.000\nx", 1, "neither"],
    ["WEBVTT\n\n", 1, "no cue"],
    ["WEBVTT\n\n00:00,000 --> 00:01,000\nx", 3, "times"],
    ["WEBVTT\n\n00:000.000 --> 00:01.000\nx", 3, "times"],
    ["WEBVTT\n\n00:02.000 --> 00:01.000\nx", 3, "ends before"],
    ["WEBVTT\n\nname\n00:00 --> 00:01.000\nx", 4, "times"],
    ["WEBVTT\n\nlost words\n\n00:00.000 --> 00:01.000\nx", 3, "needs a line"],
  ])("refuses %j at line %i", (file, line, message) => {
    const { ok, problems } = parseCaptions(file);
    expect(ok).toBe(false);
    expect(problems.find(({ kind }) => kind === "refused")).toMatchObject({ line, message: expect.stringContaining(message) });
  });

  it.each([
    ["00:00.000-->00:01.000\nx", 0, 1, "Spaces"],
    ["120:00.000 --> 120:10.000\nx", 432_000, 432_600, "hours and minutes"],
    ["00:00.000 --> 00:75.000\nx", 0, 75, "carried"],
    ["00:00.000 --> 00:01.0009\nx", 0, 1, "three digits"],
    ["00:00.000 --> 00:01.000 size:101%\nx", 0, 1, "size:101%"],
    ["00:00.000 --> 00:01.000 region:none\nx", 0, 1, "region:none"],
  ])("repairs %j and says so", (body, start, end, message) => {
    const { ok, cues, problems } = vtt(body);
    expect(ok).toBe(true);
    expect(cues).toMatchObject([{ start, end, settings: {} }]);
    expect(problems[0]).toMatchObject({ line: 3, kind: "repaired", message: expect.stringContaining(message) });
  });

  it("keeps what follows a cue that it refuses", () => {
    const { ok, cues, problems } = vtt("00:0x.000 --> 00:01.000\nlost\n\n00:02.000 --> 00:03.000\nkept");
    expect(ok).toBe(false);
    expect(cues.map(({ text }) => text)).toEqual(["kept"]);
    expect(problems).toHaveLength(1);
  });

  it("warns of markup that a browser will not show", () => {
    expect(vtt("00:00.000 --> 00:01.000\nx\n<c no end").problems).toMatchObject([{ line: 5, kind: "warning" }]);
    expect(vtt("00:00.000 --> 00:01.000\nif a <div> b").problems).toMatchObject([{ line: 4, kind: "warning" }]);
  });
});

describe("SubRip", () => {
  it("becomes WebVTT: tags in lower case, the rest escaped, fonts dropped", () => {
    const { cues, problems } = srt("1\n00:00:01,5 --> 00:00:02,000\n<I>a</I> & b < c\n<font color=red>{\\an8}d</font>\n2\n00:01:00,000 --> 00:01:01,000\ne");
    expect(cues).toMatchObject([{ start: 1.5, end: 2, text: "<i>a</i> &amp; b &lt; c\nd" }, { start: 60, text: "e" }]);
    expect(problems).toMatchObject([{ line: 4, kind: "repaired" }]);
  });

  it("joins what stands after a blank line to its cue", () => {
    const { ok, cues } = srt("1\n00:00:01,000 --> 00:00:02,000\na\n\nb\n\n2\n00:00:03,000 --> 00:00:04,000\nc");
    expect(ok).toBe(true);
    expect(cues.map(({ text }) => text)).toEqual(["a\nb", "c"]);
  });

  it("refuses a cue without times by its line", () => {
    const { ok, cues, problems } = srt("1\n00:00:01,000 --> 00:00:02,000\na\n\n2\nno time\n\n3\n00:00:03,000 --> 00:00:04,000\nc");
    expect(ok).toBe(false);
    expect(cues).toHaveLength(2);
    expect(problems).toMatchObject([{ line: 5, kind: "refused" }]);
  });
});

describe("encodings", () => {
  const text = "WEBVTT\n\n00:00.000 --> 00:01.000\n¿Qué tal, señor?\n";
  it.each([
    ["UTF-8 with a mark", Uint8Array.from([0xef, 0xbb, 0xbf, ...Buffer.from(text, "utf8")]), 0],
    ["UTF-16 little endian", Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, "utf16le")]), 1],
    ["UTF-16 little endian without a mark", Uint8Array.from(Buffer.from(text, "utf16le")), 1],
    ["UTF-16 big endian", Uint8Array.from([0xfe, 0xff, ...Buffer.from(text, "utf16le").swap16()]), 1],
    ["Latin-1", Uint8Array.from(Buffer.from(text, "latin1")), 1],
  ])("%s gives the same words", (_name, bytes, notes) => {
    const { ok, cues, problems } = parseCaptions(bytes);
    expect(ok).toBe(true);
    expect(cues.map(captionPlainText)).toEqual(["¿Qué tal, señor?"]);
    expect(problems).toHaveLength(notes);
  });
});

const words = fc.stringMatching(/^[\p{L}<>&;:. -]{1,40}$/u).map((text) => text.trim()).filter((text) => text !== "");
const cue = fc
  .record({ from: fc.integer({ min: 0, max: 400_000_000 }), lasts: fc.integer({ min: 1, max: 100_000 }), lines: fc.array(words, { minLength: 1, maxLength: 3 }), line: fc.option(fc.integer({ min: 0, max: 100 })), id: fc.constantFrom("", "a", "7 b") })
  .map(({ from, lasts, lines, line, id }) => ({ start: from / 1_000, end: (from + lasts) / 1_000, text: lines.map(escapeCueText).join("\n"), settings: Object.fromEntries(line === null ? [] : [["line", `${line}%`]]), id }));

describe("any cues", () => {
  test.prop([fc.array(cue, { minLength: 1, maxLength: 20 })])("come back from the file that they were written to", (cues) => {
    const parsed = parseCaptions(toWebVtt(cues));
    expect(parsed.cues).toEqual(cues);
    expect(parsed.problems.filter(({ kind }) => kind !== "warning")).toEqual([]);
  });

  test.prop([fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: "binary", maxLength: 300 }).map((text) => `WEBVTT\n\n00:00.000 --> ${text}`), fc.array(fc.constantFrom("1", "", "-->", "00:00:01,000 --> 00:00:02,000", "00:01.000 --> 00:02.000", "NOTE x", "<v", "text", "WEBVTT"), { maxLength: 30 }).map((lines) => lines.join("\n")))])(
    "or none come of any bytes, without an error, in a file that is read again alike",
    (file) => {
      const parsed = parseCaptions(file);
      for (const each of parsed.cues) expect(each.end).toBeGreaterThan(each.start);
      for (const { line } of parsed.problems) expect(line).toBeGreaterThanOrEqual(1);
      const times = ({ start, end }: { start: number; end: number }) => [start, end];
      expect(parseCaptions(toWebVtt(parsed.cues)).cues.map(times)).toEqual(parsed.cues.map(times));
    },
  );
});

const shared = findSharedData("03-packages-captions");

describe.skipIf(!shared)("the public caption files (shared/data/03-packages-captions)", () => {
  const folder = shared ?? "";
  const index = z.array(z.object({ file: z.string(), expectedCues: z.number() }));
  const expected = z.object({ cues: z.array(z.object({ startTime: z.number(), endTime: z.number(), text: z.string() })) });
  const cases = ["normal", "malformed"].flatMap((kind) => (shared ? index.parse(JSON.parse(readFileSync(path.join(folder, "webvtt", kind, "index.json"), "utf8"))) : []).map((each) => ({ ...each, kind })));

  it.each(cases)("$kind/$file", ({ kind, file, expectedCues }) => {
    const source = path.join(folder, "webvtt", kind, file);
    const { ok, cues, problems } = parseCaptions(readFileSync(source));
    expect(cues).toHaveLength(expectedCues);
    const oracle = expected.parse(JSON.parse(readFileSync(source.replace(/\.vtt$/, ".expected.json"), "utf8")));
    expect(cues.map(({ start, end, text }) => ({ startTime: start, endTime: end, text }))).toEqual(oracle.cues.map(({ startTime, endTime, text }) => ({ startTime, endTime, text })));
    if (kind === "normal") expect(problems).toEqual([]);
    expect(ok).toBe(expectedCues > 0);
  });

  it("SubRip and WebVTT of one film give the same cues", () => {
    const [fromSrt, fromVtt] = ["srt/elephantsdream.captions.en.srt", "captions/elephantsdream.captions.en.vtt"].map((file) => parseCaptions(readFileSync(path.join(folder, file))));
    expect(fromSrt?.cues).toHaveLength(78);
    expect(fromSrt?.cues.map(({ start, end, text }) => [start, end, text])).toEqual(fromVtt?.cues.map(({ start, end, text }) => [start, end, text]));
  });

  it("the Spanish file in Latin-1 is no mojibake", () => {
    const { ok, cues } = parseCaptions(readFileSync(path.join(folder, "srt/spanish-latin1-crlf.srt")));
    expect(ok).toBe(true);
    expect(cues[0]).toMatchObject({ start: 64.44, end: 67.318, text: "<i>Todo está bien, hijo.</i>" });
  });

  it("the conversion oracle agrees in times and text", () => {
    const oracle = z.array(z.object({ type: z.string(), start: z.number().optional(), end: z.number().optional(), content: z.string().optional() })).parse(JSON.parse(readFileSync(path.join(folder, "srt/subsrt-sample.json"), "utf8")));
    const { cues } = parseCaptions(readFileSync(path.join(folder, "srt/subsrt-sample.srt")));
    const flat = (text: string) => text.replaceAll(/\s+/g, " ");
    const wanted = oracle.filter(({ type }) => type === "caption").map(({ start = 0, end = 0, content = "" }) => [start / 1_000, end / 1_000, flat(content)]);
    expect(cues.map(({ start, end, text }) => [start, end, flat(text)])).toEqual(wanted);
  });

  it("broken SubRip is refused or repaired by its line", () => {
    const read = (name: string) => parseCaptions(readFileSync(path.join(folder, "srt", name)));
    expect(read("webvtt-py-invalid_format3.srt")).toMatchObject({ ok: false, cues: [] });
    expect(read("webvtt-py-missing_timeframe.srt")).toMatchObject({ ok: false, problems: [{ line: 5 }] });
    expect(read("webvtt-py-missing_timeframe.srt").cues).toHaveLength(4);
    expect(read("webvtt-py-missing_caption_text.srt")).toMatchObject({ ok: true, problems: [{ line: 6, kind: "repaired" }] });
  });

  it("every other file is read without a problem that loses a cue", () => {
    for (const file of readdirSync(path.join(folder, "captions"))) expect(parseCaptions(readFileSync(path.join(folder, "captions", file))).ok, file).toBe(true);
  });
});
