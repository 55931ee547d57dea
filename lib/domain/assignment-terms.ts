import type { AssignmentContent } from "@/lib/schemas/assignment-content";
import { after, DAY_MS } from "@/lib/time";
import { deferDate } from "./deferral";

/** The rules of this file, by number: a grade keeps the one that it was made by. */
export const LATE_RULES_VERSION = 1;

/** A version that was handed in, as far as the terms ask. */
export type PastSubmission = { state: "waiting" | "replaced" | "withdrawn" | "returned" | "graded"; countsFrom: Date };

/** Whether a next version may be handed in, and what its lateness would cost. `left` is null without limit. */
export type NextSubmission = { state: "open"; left: number | null; lateness: Lateness; lastAt: Date | null } | { state: "closed"; at: Date } | { state: "used_up" };

export type Lateness = { daysLate: number; percent: number };

/** How points became a grade: each step with the numbers that it used, so that it can be told and done again. */
export type LateTrace = Lateness & { version: number; dueAt: string | null; countedAt: string; percentPerDay: number; maxPercent: number; before: number; after: number };

/** What of a learner an assignment's date depends on. */
export type Learner = { enrolledAt: Date; extendedTo: Date | null; deferredDays: number };

type Terms = Pick<AssignmentContent, "due" | "late" | "resubmissions">;

/** When an assignment is due for one learner: an extension of their own goes before the assignment's date, which is later by the days that they were deferred. Null is never. */
export function dueAtFor({ due }: Pick<AssignmentContent, "due">, { enrolledAt, extendedTo, deferredDays }: Learner): Date | null {
  if (extendedTo) return extendedTo;
  if (due === null) return null;
  return deferDate(due.kind === "at" ? new Date(due.at) : after(enrolledAt, due.days * DAY_MS), deferredDays);
}

/** The last instant at which a version is taken; null is without end. */
export function lastInstant({ late }: Pick<AssignmentContent, "late">, dueAt: Date | null): Date | null {
  if (dueAt === null) return null;
  if (late.kind === "refuse") return dueAt;
  return late.lastDay === null ? null : after(dueAt, late.lastDay * DAY_MS);
}

/** Days late, each counted once it has begun, and the share of the points that they cost. At the due instant nothing is late. */
export function latenessOf({ late }: Pick<AssignmentContent, "late">, dueAt: Date | null, at: Date): Lateness {
  const daysLate = dueAt === null ? 0 : Math.max(0, Math.ceil((at.getTime() - dueAt.getTime()) / DAY_MS));
  if (late.kind === "refuse") return { daysLate, percent: 0 };
  return { daysLate, percent: Math.min(late.maxPercent, daysLate * late.percentPerDay) };
}

/** Points after what lateness costs, rounded to cents, half up. Pure and by version: the same facts give the same trace for ever. */
export function gradeWithLateness(content: Pick<AssignmentContent, "late">, { dueAt, countedAt, points }: { dueAt: Date | null; countedAt: Date; points: number }): LateTrace {
  const { daysLate, percent } = latenessOf(content, dueAt, countedAt);
  const { percentPerDay, maxPercent } = content.late.kind === "accept" ? content.late : { percentPerDay: 0, maxPercent: 0 };
  return { version: LATE_RULES_VERSION, dueAt: dueAt?.toISOString() ?? null, countedAt: countedAt.toISOString(), percentPerDay, maxPercent, daysLate, percent, before: Math.round(points * 100) / 100, after: pointsAfter(points, percent) };
}

/** Points without a share of them, in whole cents. */
export function pointsAfter(points: number, percent: number): number {
  return Math.floor((Math.round(points * 100) * (100 - percent) + 50) / 100) / 100;
}

/**
 * Whether another version may be handed in now. What a teacher returned may always come again, and counts from when the
 * returned version did: revising what somebody asked for makes nobody late.
 */
export function nextSubmission(terms: Terms, past: readonly PastSubmission[], { dueAt, now }: { dueAt: Date | null; now: Date }): NextSubmission {
  const counted = past.filter(({ state }) => state !== "withdrawn");
  const latest = counted.at(-1);
  const lastAt = lastInstant(terms, dueAt);
  if (latest?.state === "returned") return { state: "open", left: null, lateness: latenessOf(terms, dueAt, latest.countsFrom), lastAt: null };
  const asked = counted.filter(({ state }) => state === "returned").length;
  const left = terms.resubmissions === null ? null : Math.max(0, 1 + terms.resubmissions + asked - counted.length);
  if (left === 0) return { state: "used_up" };
  if (lastAt !== null && now > lastAt) return { state: "closed", at: lastAt };
  return { state: "open", left, lateness: latenessOf(terms, dueAt, now), lastAt };
}
