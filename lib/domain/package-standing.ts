import type { PackagePart, PackageStandard, PackageState } from "@/lib/schemas/packages";

export type PackageCompletion = "unknown" | "not_attempted" | "incomplete" | "completed";
export type PackageSuccess = "unknown" | "passed" | "failed";

export type PackageStanding = {
  completion: PackageCompletion;
  success: PackageSuccess;
  score: { raw: number | null; min: number | null; max: number | null; scaled: number | null };
  /** Per cent, from 0 to 100; null without a score. */
  percent: number | null;
  location: string;
  /** Of this opening, as the package counts it. */
  sessionSeconds: number;
  /** The lesson is done. */
  isDone: boolean;
};

type Rules = Pick<PackagePart, "masteryScore" | "passingShare" | "completionThreshold">;

const MOST_SECONDS = 10_000 * 3_600;

/**
 * What a package's own words come to. Answers are taken from the vocabularies of SCORM 1.2 (RTE, section 3.4.4) and of
 * SCORM 2004 (RTE, section 4.2); any other word counts as unsaid. Where the manifest names what passes, the score
 * decides and not the package. A lesson is done when it is completed and not failed, or passed.
 */
export function judgePackage(standard: PackageStandard, state: PackageState, rules: Rules): PackageStanding {
  const judged = standard === "scorm12" ? judge12(state, rules) : judge2004(state, rules);
  return { ...judged, isDone: judged.success !== "failed" && (judged.completion === "completed" || judged.success === "passed") };
}

type Judged = Omit<PackageStanding, "isDone">;

function judge12(state: PackageState, { masteryScore }: Rules): Judged {
  const score = { raw: bounded(state["cmi.core.score.raw"], 0, 100), min: bounded(state["cmi.core.score.min"], 0, 100), max: bounded(state["cmi.core.score.max"], 0, 100), scaled: null };
  const status = (state["cmi.core.lesson_status"] ?? "").trim().toLowerCase();
  const isEnded = status === "passed" || status === "completed" || status === "failed";
  const told: PackageSuccess = status === "passed" || status === "failed" ? status : "unknown";
  const byMastery: PackageSuccess | null = isEnded && masteryScore !== null && score.raw !== null ? (score.raw >= masteryScore ? "passed" : "failed") : null;
  return {
    score,
    completion: isEnded ? "completed" : status === "incomplete" || status === "browsed" ? "incomplete" : status === "not attempted" ? "not_attempted" : "unknown",
    success: byMastery ?? told,
    percent: toPercent(score),
    location: (state["cmi.core.lesson_location"] ?? "").slice(0, 1_000),
    sessionSeconds: readTimespan(state["cmi.core.session_time"] ?? ""),
  };
}

function judge2004(state: PackageState, { passingShare, completionThreshold }: Rules): Judged {
  const score = {
    raw: finite(state["cmi.score.raw"]), min: finite(state["cmi.score.min"]), max: finite(state["cmi.score.max"]), scaled: bounded(state["cmi.score.scaled"], -1, 1),
  };
  const progress = bounded(state["cmi.progress_measure"], 0, 1);
  const status = (state["cmi.completion_status"] ?? "").trim().toLowerCase();
  const word = (state["cmi.success_status"] ?? "").trim().toLowerCase();
  const told: PackageCompletion = status === "completed" || status === "incomplete" ? status : status === "not attempted" ? "not_attempted" : "unknown";
  const success: PackageSuccess = word === "passed" || word === "failed" ? word : "unknown";
  return {
    score,
    completion: completionThreshold !== null && progress !== null ? (progress >= completionThreshold ? "completed" : "incomplete") : told,
    success: passingShare !== null && score.scaled !== null ? (score.scaled >= passingShare ? "passed" : "failed") : success,
    percent: toPercent(score),
    location: (state["cmi.location"] ?? "").slice(0, 1_000),
    sessionSeconds: readDuration(state["cmi.session_time"] ?? ""),
  };
}

function toPercent({ raw, min, max, scaled }: PackageStanding["score"]): number | null {
  if (scaled !== null) return round(Math.max(0, scaled) * 100);
  if (raw === null) return null;
  const [low, high] = [min ?? 0, max !== null && max > (min ?? 0) ? max : 100];
  if (low >= high) return null;
  return round(Math.min(100, Math.max(0, ((raw - low) / (high - low)) * 100)));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function finite(text: string | undefined): number | null {
  if (text === undefined || !/^\s*[+-]?\d{1,15}(?:\.\d{1,15})?\s*$/.test(text)) return null;
  return Number(text);
}

function bounded(text: string | undefined, low: number, high: number): number | null {
  const value = finite(text);
  return value === null || value < low || value > high ? null : value;
}

/** SCORM 1.2's CMITimespan, `HHHH:MM:SS.SS`, in seconds; 0 for anything else. */
export function readTimespan(text: string): number {
  const found = /^(\d{1,4}):(\d{2}):(\d{2}(?:\.\d{1,2})?)$/.exec(text.trim());
  return found ? Math.min(MOST_SECONDS, Number(found[1]) * 3_600 + Number(found[2]) * 60 + Number(found[3])) : 0;
}

/** An ISO 8601 duration of days and time, as SCORM 2004 writes it, in seconds; 0 for anything else. */
export function readDuration(text: string): number {
  const found = /^P(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8}(?:\.\d{1,2})?)S)?)?$/.exec(text.trim());
  if (!found) return 0;
  const [days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0));
  return Math.min(MOST_SECONDS, (days ?? 0) * 86_400 + (hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0));
}

/** Seconds as SCORM 1.2 writes a time span. */
export function writeTimespan(seconds: number): string {
  const whole = Math.floor(Math.min(seconds, 9_999 * 3_600));
  const two = (value: number) => String(value).padStart(2, "0");
  return `${String(Math.floor(whole / 3_600)).padStart(4, "0")}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** Seconds as SCORM 2004 writes a duration. */
export function writeDuration(seconds: number): string {
  const whole = Math.floor(seconds);
  return `PT${Math.floor(whole / 3_600)}H${Math.floor(whole / 60) % 60}M${whole % 60}S`;
}
