import { writeDuration, writeTimespan } from "@/lib/domain/package-standing";
import { restorableState } from "@/lib/domain/package-vocabulary";
import type { PackageState } from "@/lib/schemas/packages";
import type { LoadedPackage } from "./load-package";

type Learner = { id: string; name: string; isKept: boolean };
type Kept = { state: PackageState; totalSeconds: number };

/**
 * What a package is told at its start: who learns, by a name that leads nowhere else, what the manifest says, and what it
 * told last. Where nothing is kept it runs for looking at only, as both standards have it.
 */
export function initialState({ standard, part }: Pick<LoadedPackage, "standard" | "part">, learner: Learner, kept: Kept): PackageState {
  const former = restorableState(kept.state);
  const entry = Object.keys(former).length > 0 ? "resume" : "ab-initio";
  const said = standard === "scorm12" ? of12(part, learner, entry, kept) : of2004(part, learner, entry, kept);
  return Object.fromEntries(Object.entries({ ...former, ...said }).filter(([, value]) => value !== ""));
}

function of12(part: LoadedPackage["part"], { id, name, isKept }: Learner, entry: string, { totalSeconds }: Kept): PackageState {
  return {
    "cmi.core.student_id": id, "cmi.core.student_name": name, "cmi.core.entry": entry, "cmi.core.total_time": writeTimespan(totalSeconds), "cmi.launch_data": part.launchData,
    "cmi.core.credit": isKept ? "credit" : "no-credit", "cmi.core.lesson_mode": isKept ? "normal" : "browse",
    "cmi.student_data.mastery_score": part.masteryScore === null ? "" : String(part.masteryScore), "cmi.student_data.max_time_allowed": part.maxTime, "cmi.student_data.time_limit_action": part.timeLimitAction,
  };
}

function of2004(part: LoadedPackage["part"], { id, name, isKept }: Learner, entry: string, { totalSeconds }: Kept): PackageState {
  return {
    "cmi.learner_id": id, "cmi.learner_name": name, "cmi.entry": entry, "cmi.total_time": writeDuration(totalSeconds), "cmi.launch_data": part.launchData,
    "cmi.credit": isKept ? "credit" : "no-credit", "cmi.mode": isKept ? "normal" : "browse", "cmi.max_time_allowed": part.maxTime, "cmi.time_limit_action": part.timeLimitAction,
    "cmi.scaled_passing_score": part.passingShare === null ? "" : String(part.passingShare), "cmi.completion_threshold": part.completionThreshold === null ? "" : String(part.completionThreshold),
  };
}
