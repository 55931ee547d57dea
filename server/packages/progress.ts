import type { PackageCompletion, PackageSuccess } from "@/lib/domain/package-standing";
import type { PackageProgress } from "./dto";

export const PROGRESS = { completion: true, success: true, bestScore: true, completedAt: true } as const;

const COMPLETIONS: readonly PackageCompletion[] = ["unknown", "not_attempted", "incomplete", "completed"];
const SUCCESSES: readonly PackageSuccess[] = ["unknown", "passed", "failed"];

/** Where a learner stands, from what is stored. */
export function toProgress({ completion, success, bestScore, completedAt }: { completion: string; success: string; bestScore: number | null; completedAt: Date | null }): PackageProgress {
  return {
    completion: COMPLETIONS.find((known) => known === completion) ?? "unknown",
    success: SUCCESSES.find((known) => known === success) ?? "unknown",
    score: bestScore,
    isDone: completedAt !== null,
  };
}
