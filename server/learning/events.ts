import { z } from "zod";
import type { DomainEvent } from "@/server/platform/outbox";

/** A learner gained access to a course: no grant of theirs was open before. */
export type EnrollmentOpened = DomainEvent<"learning/enrollment.opened", EnrollmentFact>;
/** The last open grant was closed: access has ended, what was learnt stays. */
export type EnrollmentClosed = DomainEvent<"learning/enrollment.closed", EnrollmentFact & { reason: string }>;
/** A closed grant was opened again. */
export type EnrollmentReopened = DomainEvent<"learning/enrollment.reopened", EnrollmentFact>;

/** All dates of a learner were moved by some days, or, undone, moved back. */
export type EnrollmentDeferred = DomainEvent<"learning/enrollment.deferred", { enrollmentId: string; userId: string; courseId: string; deferralId: string; days: number; isUndone: boolean }>;

export function enrollmentDeferred(data: EnrollmentDeferred["data"]): EnrollmentDeferred {
  return { name: "learning/enrollment.deferred", data };
}

/** A learner moved on to a later release, with its rules: what they have done may be all that it asks. */
export type ReleaseFollowed = DomainEvent<"learning/release.followed", EnrollmentFact>;

export function releaseFollowed(data: EnrollmentFact): ReleaseFollowed {
  return { name: "learning/release.followed", data };
}

type EnrollmentFact = { enrollmentId: string; userId: string; courseId: string; releaseId: string };

const enrollmentFact = z.looseObject({ enrollmentId: z.string(), userId: z.string(), courseId: z.string(), releaseId: z.string() });

/** What a consumer reads of each event. Events gain fields, so unknown ones pass. */
export const learningEventSchemas = {
  "learning/enrollment.opened": enrollmentFact,
  "learning/enrollment.closed": enrollmentFact.extend({ reason: z.string() }),
  "learning/enrollment.reopened": enrollmentFact,
  "learning/release.followed": enrollmentFact,
  "learning/enrollment.deferred": z.looseObject({ enrollmentId: z.string(), days: z.int(), isUndone: z.boolean(), outboxId: z.string() }),
} as const;
