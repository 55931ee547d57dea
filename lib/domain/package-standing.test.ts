import { describe, expect, it } from "vitest";
import { packageStateSchema, type PackageState } from "@/lib/schemas/packages";
import { readRange } from "./byte-range";
import { packageFileType } from "./package-file";
import { judgePackage, readDuration, readTimespan, writeDuration, writeTimespan } from "./package-standing";
import { checkPackageState, restorableState } from "./package-vocabulary";

const FREE = { masteryScore: null, passingShare: null, completionThreshold: null };

describe("a report of SCORM 1.2", () => {
  const judge = (status: string, raw = "", masteryScore: number | null = null) =>
    judgePackage("scorm12", { "cmi.core.lesson_status": status, ...(raw !== "" && { "cmi.core.score.raw": raw }) }, { ...FREE, masteryScore });

  it.each([
    ["completed", "", null, "completed", "unknown", true],
    ["passed", "", null, "completed", "passed", true],
    ["failed", "", null, "completed", "failed", false],
    ["incomplete", "90", 80, "incomplete", "unknown", false],
    ["browsed", "", null, "incomplete", "unknown", false],
    ["not attempted", "", null, "not_attempted", "unknown", false],
    ["completed", "79", 80, "completed", "failed", false],
    ["completed", "80", 80, "completed", "passed", true],
    ["passed", "10", 80, "completed", "failed", false],
    ["failed", "100", 80, "completed", "passed", true],
    ["completed", "", 80, "completed", "unknown", true],
    ["COMPLETE", "", null, "unknown", "unknown", false],
  ])("%s with %s points of %s is %s and %s", (status, raw, mastery, completion, success, isDone) => {
    expect(judge(status, raw, mastery)).toMatchObject({ completion, success, isDone });
  });

  it.each([
    [{ raw: "8", min: "0", max: "10" }, 80],
    [{ raw: "8", min: "", max: "" }, 8],
    [{ raw: "150", min: "", max: "" }, null],
    [{ raw: "5", min: "5", max: "5" }, 0],
    [{ raw: "abc", min: "", max: "" }, null],
    [{ raw: "100", min: "100", max: "" }, null],
    [{ raw: "50", min: "100", max: "90" }, null],
  ])("of a score %o is %s per cent", ({ raw, min, max }, percent) => {
    expect(judgePackage("scorm12", { "cmi.core.score.raw": raw, "cmi.core.score.min": min, "cmi.core.score.max": max }, FREE).percent).toBe(percent);
  });
});

describe("a report of SCORM 2004", () => {
  const judge = (state: PackageState, rules = {}) => judgePackage("scorm2004", state, { ...FREE, ...rules });

  it.each<[PackageState, object, object]>([
    [{ "cmi.completion_status": "completed" }, {}, { completion: "completed", success: "unknown", isDone: true }],
    [{ "cmi.completion_status": "completed", "cmi.success_status": "failed" }, {}, { isDone: false }],
    [{ "cmi.completion_status": "incomplete", "cmi.success_status": "passed" }, {}, { isDone: true }],
    [{ "cmi.completion_status": "incomplete" }, {}, { isDone: false }],
    [{ "cmi.completion_status": "completed", "cmi.score.scaled": "0.6" }, { passingShare: 0.7 }, { success: "failed", isDone: false }],
    [{ "cmi.completion_status": "completed", "cmi.score.scaled": "0.7" }, { passingShare: 0.7 }, { success: "passed", isDone: true, percent: 70 }],
    [{ "cmi.completion_status": "completed", "cmi.progress_measure": "0.4" }, { completionThreshold: 0.5 }, { completion: "incomplete", isDone: false }],
    [{ "cmi.progress_measure": "0.5" }, { completionThreshold: 0.5 }, { completion: "completed", isDone: true }],
    [{ "cmi.score.scaled": "-0.5" }, {}, { percent: 0 }],
    [{ "cmi.score.scaled": "7" }, {}, { percent: null }],
  ])("%o by %o comes to %o", (state, rules, expected) => {
    expect(judge(state, rules)).toMatchObject(expected);
  });
});

describe("what is kept of a report", () => {
  it("is the package's own to say, in the standard's words", () => {
    const told = { "cmi.core.lesson_status": "completed", "cmi.core.student_name": "Otra", "cmi.core.credit": "credit", "cmi.suspend_data": "p3", "cmi.core.exit": "", "cmi.objectives.0.id": "o", "cmi.other": "x" };
    expect(checkPackageState("scorm12", told)).toEqual({ kept: { "cmi.core.lesson_status": "completed", "cmi.suspend_data": "p3", "cmi.objectives.0.id": "o" }, wrong: [] });
  });

  it.each<["scorm12" | "scorm2004", string, string]>([
    ["scorm12", "cmi.core.lesson_status", "done"],
    ["scorm12", "cmi.core.session_time", "PT5S"],
    ["scorm12", "cmi.core.score.raw", "NaN"],
    ["scorm12", "cmi.suspend_data", "x".repeat(64_001)],
    ["scorm12", "cmi.core.lesson_location", "x".repeat(1_001)],
    ["scorm2004", "cmi.completion_status", "passed"],
    ["scorm2004", "cmi.score.scaled", "1.5"],
    ["scorm2004", "cmi.session_time", "00:00:05"],
    ["scorm2004", "cmi.exit", "leave"],
    ["scorm2004", "cmi.interactions.0.learner_response", "x".repeat(4_001)],
  ])("in %s is not %s of another kind", (standard, name, value) => {
    expect(checkPackageState(standard, { [name]: value }).wrong).toEqual([name]);
  });

  it("is given back but for what belongs to one opening", () => {
    expect(restorableState({ "cmi.core.exit": "suspend", "cmi.core.session_time": "00:00:05", "cmi.session_time": "PT1S", "cmi.suspend_data": "p3" })).toEqual({ "cmi.suspend_data": "p3" });
  });

  it("has limits in number and in length, and names that are names", () => {
    const of = (entries: [string, unknown][]) => packageStateSchema.safeParse(Object.fromEntries(entries)).success;
    expect(of([["cmi.suspend_data", "x".repeat(64_000)], ["cmi.core.score.raw", 80]])).toBe(true);
    expect(of([["__proto__.x", "1"]])).toBe(false);
    expect(of([["cmi.suspend_data", "a\0b"]])).toBe(false);
    expect(of([["cmi.suspend_data", { nested: 1 }]])).toBe(false);
    expect(of(Array.from({ length: 3_001 }, (_, at) => [`cmi.interactions.${at}.id`, "i"]))).toBe(false);
    expect(of(Array.from({ length: 7 }, (_, at) => [`cmi.objectives.${at}.id`, "x".repeat(60_000)]))).toBe(false);
  });
});

describe("times, types and ranges", () => {
  it("are read and written as each standard has them", () => {
    expect([readTimespan("0001:02:03.5"), readTimespan("1:2:3"), readDuration("P1DT1H2M3.5S"), readDuration("PT"), readDuration("x")]).toEqual([3_723.5, 0, 90_123.5, 0, 0]);
    expect([writeTimespan(3_723.9), writeDuration(3_723.9)]).toEqual(["0001:02:03", "PT1H2M3S"]);
  });

  it("come from a list by extension, and are nothing that runs when unknown", () => {
    expect(["a/B.HTML", "x.js", "clip.mp4", "app.exe", "constructor", "a.php"].map(packageFileType)).toEqual(["text/html", "text/javascript; charset=utf-8", "video/mp4", "application/octet-stream", "application/octet-stream", "application/octet-stream"]);
  });

  it.each([
    [null, null],
    ["bytes=0-1", { start: 0, end: 1 }],
    ["bytes=5-", { start: 5, end: 9 }],
    ["bytes=-3", { start: 7, end: 9 }],
    ["bytes=0-99", { start: 0, end: 9 }],
    ["bytes=10-", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=0-1,3-4", null],
    ["bytes=4-2", null],
    ["items=0-1", null],
  ])("%s of ten bytes is %o", (header, expected) => {
    expect(readRange(header, 10)).toEqual(expected);
  });
});
