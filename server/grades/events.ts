import { z } from "zod";
import type { DomainEvent } from "@/server/platform/outbox";

export const GRADE_CHANGES = ["released", "changed", "returned", "overridden", "excused"] as const;
export type GradeChange = (typeof GRADE_CHANGES)[number];

/**
 * What a learner has for a graded item is another than before: it was shown, corrected, set by hand, excused, or given
 * back for revision. `lessonId` is null for an item of the gradebook alone; `itemId` names either.
 */
export type GradeUpdated = DomainEvent<
  "grades/grade.updated",
  { enrollmentId: string; userId: string; courseId: string; lessonId: string | null; itemId: string; submissionId: string | null; change: GradeChange; points: number | null }
>;

/** What a consumer reads of each event. Events gain fields, so unknown ones pass. */
export const gradesEventSchemas = {
  "grades/grade.updated": z.looseObject({ enrollmentId: z.string(), lessonId: z.string().nullable(), itemId: z.string().optional(), change: z.enum(GRADE_CHANGES), outboxId: z.string() }),
} as const;
