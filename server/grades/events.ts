import { z } from "zod";
import type { DomainEvent } from "@/server/platform/outbox";

export const GRADE_CHANGES = ["released", "changed", "returned", "overridden", "excused", "regraded"] as const;
export type GradeChange = (typeof GRADE_CHANGES)[number];

/**
 * What a learner has for a graded item is another than before: it was shown, corrected, set by hand, excused, given
 * back for revision, or scored again with a corrected key. `lessonId` is null for an item of the gradebook alone; `itemId` names either.
 */
export type GradeUpdated = DomainEvent<
  "grades/grade.updated",
  { enrollmentId: string; userId: string; courseId: string; lessonId: string | null; itemId: string; submissionId: string | null; change: GradeChange; points: number | null }
>;

/** A teacher asked for attempts of a quiz to be scored again, or a job that had stopped doing so is to go on. */
export type RegradeRequested = DomainEvent<"grades/regrade.requested", { regradeId: string; courseId: string; lessonId: string }>;

/** A teacher asked for programs to run under mended tests, before a regrade by them. */
export type TrialRequested = DomainEvent<"grades/trial.requested", { trialId: string; courseId: string; lessonId: string }>;

export function regradeRequested(data: RegradeRequested["data"]): RegradeRequested {
  return { name: "grades/regrade.requested", data };
}

/** What a consumer reads of each event. Events gain fields, so unknown ones pass. */
export const gradesEventSchemas = {
  "grades/grade.updated": z.looseObject({ enrollmentId: z.string(), lessonId: z.string().nullable(), itemId: z.string().optional(), change: z.enum(GRADE_CHANGES), outboxId: z.string() }),
  "grades/regrade.requested": z.looseObject({ regradeId: z.string() }),
  "grades/trial.requested": z.looseObject({ trialId: z.string() }),
} as const;
