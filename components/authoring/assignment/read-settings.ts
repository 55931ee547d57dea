import { FILE_TYPES } from "@/lib/domain/course-file";
import { ASSIGNMENT_COMPLETIONS, FEEDBACK_TIMES, type AssignmentSettings } from "@/lib/schemas/assignment-content";
import type { Rubric } from "@/lib/schemas/rubric";
import { instantIn } from "@/lib/wall-time";

type Around = { timeZone: string; rubric: Rubric };

/** The settings that a form says. Names of kinds of files that the school does not take are answered, not dropped. */
export function readSettings(form: FormData, { timeZone, rubric }: Around): { settings: AssignmentSettings; unknownKinds: string[] } {
  const text = (name: string): string => String(form.get(name) ?? "");
  const number = (name: string): number => Number(text(name) || 0);
  const optional = (name: string): number | null => (text(name) === "" ? null : number(name));
  const isOn = (name: string): boolean => form.get(name) === "on";
  const kinds = [...new Set(text("kinds").toLowerCase().split(/[\s,;.]+/).filter((name) => name !== ""))];
  const settings: AssignmentSettings = {
    acceptsText: isOn("acceptsText"),
    maxLinks: isOn("acceptsLinks") ? Math.max(1, number("maxLinks")) : 0,
    files: isOn("acceptsFiles") ? { kinds, most: Math.max(1, number("mostFiles")), maxMegabytes: Math.max(1, number("maxMegabytes")) } : null,
    points: number("points"),
    passingPoints: number("passingPoints"),
    due: readDue(text("dueKind"), instantIn(text("dueAt"), timeZone), number("dueDays")),
    late: readLate(form),
    resubmissions: optional("resubmissions"),
    rubric,
    anonymous: isOn("anonymous"),
    feedback: FEEDBACK_TIMES.find((name) => name === text("feedback")) ?? "when_released",
    completion: ASSIGNMENT_COMPLETIONS.find((name) => name === text("completion")) ?? "marked",
  };
  return { settings, unknownKinds: settings.files ? kinds.filter((name) => !Object.hasOwn(FILE_TYPES, name)) : [] };
}

/** What `LateFields` says. */
export function readLate(form: FormData): AssignmentSettings["late"] {
  const number = (name: string): number => Number(form.get(name) || 0);
  return form.get("lateKind") === "refuse" ? { kind: "refuse" } : { kind: "accept", percentPerDay: number("percentPerDay"), maxPercent: number("maxPercent"), lastDay: form.get("lastDay") ? number("lastDay") : null };
}

function readDue(kind: string, at: string | null, days: number): AssignmentSettings["due"] {
  if (kind === "days") return { kind, days: Math.max(1, days) };
  return kind === "at" && at !== null ? { kind, at } : null;
}
