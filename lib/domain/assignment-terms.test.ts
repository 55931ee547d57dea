import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { AssignmentContent } from "@/lib/schemas/assignment-content";
import { after, DAY_MS } from "@/lib/time";
import { dueAtFor, gradeWithLateness, lastInstant, LATE_RULES_VERSION, latenessOf, nextSubmission, type PastSubmission } from "./assignment-terms";

const DUE = new Date("2026-11-22T12:00:00Z");
const accept = (percentPerDay: number, maxPercent: number, lastDay: number | null = null): AssignmentContent["late"] => ({ kind: "accept", percentPerDay, maxPercent, lastDay });
const late = fc.oneof(
  fc.constant<AssignmentContent["late"]>({ kind: "refuse" }),
  fc.record({ kind: fc.constant("accept" as const), percentPerDay: fc.integer({ min: 0, max: 100 }), maxPercent: fc.integer({ min: 0, max: 100 }), lastDay: fc.option(fc.integer({ min: 1, max: 60 })) }),
);
const offset = fc.integer({ min: -40 * DAY_MS, max: 40 * DAY_MS });
const points = fc.integer({ min: 0, max: 1_000_000 }).map((cents) => cents / 100);
const handed = (state: PastSubmission["state"], countsFrom = DUE): PastSubmission => ({ state, countsFrom });

describe("lateness", () => {
  it("counts each day once it has begun, and none at the due instant", () => {
    const days = [-1, 0, 1, DAY_MS, DAY_MS + 1].map((ms) => latenessOf({ late: accept(10, 25) }, DUE, after(DUE, ms)));
    expect(days).toEqual([{ daysLate: 0, percent: 0 }, { daysLate: 0, percent: 0 }, { daysLate: 1, percent: 10 }, { daysLate: 1, percent: 10 }, { daysLate: 2, percent: 20 }]);
    expect(latenessOf({ late: accept(10, 25) }, DUE, after(DUE, 9 * DAY_MS)).percent).toBe(25);
    expect(latenessOf({ late: accept(10, 25) }, null, after(DUE, 9 * DAY_MS))).toEqual({ daysLate: 0, percent: 0 });
  });

  test.prop([late, offset, points])("never gives points, takes at most the cap, and takes nothing from what is in time", (policy, ms, given) => {
    const trace = gradeWithLateness({ late: policy }, { dueAt: DUE, countedAt: after(DUE, ms), points: given });
    expect(trace.version).toBe(LATE_RULES_VERSION);
    expect(trace.after).toBeLessThanOrEqual(given);
    expect(trace.after).toBeGreaterThanOrEqual(0);
    expect(trace.percent).toBeLessThanOrEqual(trace.maxPercent);
    expect(Math.abs(trace.after - (given * (100 - trace.percent)) / 100)).toBeLessThanOrEqual(0.005 + 1e-9);
    if (ms <= 0) expect(trace.after).toBe(given);
  });

  test.prop([late, offset, fc.nat(10 * DAY_MS), points])("never costs less for coming later", (policy, ms, more, given) => {
    const [earlier, later] = [ms, ms + more].map((at) => gradeWithLateness({ late: policy }, { dueAt: DUE, countedAt: after(DUE, at), points: given }).after);
    expect(later).toBeLessThanOrEqual(earlier ?? 0);
  });
});

describe("the due date", () => {
  it("is the assignment's, days after enrolling, or an extension of one's own", () => {
    const enrolledAt = new Date("2026-11-01T00:00:00Z");
    expect(dueAtFor({ due: null }, { enrolledAt, extendedTo: null, deferredDays: 0 })).toBeNull();
    expect(dueAtFor({ due: { kind: "at", at: DUE.toISOString() } }, { enrolledAt, extendedTo: null, deferredDays: 0 })).toEqual(DUE);
    expect(dueAtFor({ due: { kind: "days", days: 3 } }, { enrolledAt, extendedTo: null, deferredDays: 0 })).toEqual(new Date("2026-11-04T00:00:00Z"));
    expect(dueAtFor({ due: null }, { enrolledAt, extendedTo: DUE, deferredDays: 9 })).toEqual(DUE);
    expect(dueAtFor({ due: { kind: "days", days: 3 } }, { enrolledAt, extendedTo: null, deferredDays: 2 })).toEqual(new Date("2026-11-06T00:00:00Z"));
  });

  it("is the last instant where late work is refused, and is followed by the last day where it is not", () => {
    expect(lastInstant({ late: { kind: "refuse" } }, DUE)).toEqual(DUE);
    expect(lastInstant({ late: accept(5, 50, 2) }, DUE)).toEqual(after(DUE, 2 * DAY_MS));
    expect(lastInstant({ late: accept(5, 50) }, DUE)).toBeNull();
    expect(lastInstant({ late: { kind: "refuse" } }, null)).toBeNull();
  });
});

describe("a next version", () => {
  const terms = { due: null, late: accept(10, 50, 3), resubmissions: 1 };
  const at = (ms: number) => ({ dueAt: DUE, now: after(DUE, ms) });

  it("is counted, without those that were withdrawn", () => {
    expect(nextSubmission(terms, [], at(0))).toMatchObject({ state: "open", left: 2 });
    expect(nextSubmission(terms, [handed("withdrawn"), handed("waiting")], at(0))).toMatchObject({ state: "open", left: 1 });
    expect(nextSubmission(terms, [handed("replaced"), handed("waiting")], at(0))).toEqual({ state: "used_up" });
    expect(nextSubmission({ ...terms, resubmissions: null }, Array.from({ length: 9 }, () => handed("graded")), at(0))).toMatchObject({ state: "open", left: null });
  });

  it("is taken until the last instant, and told what it costs", () => {
    expect(nextSubmission(terms, [], at(DAY_MS + 1))).toMatchObject({ state: "open", lateness: { daysLate: 2, percent: 20 } });
    expect(nextSubmission(terms, [], at(3 * DAY_MS))).toMatchObject({ state: "open" });
    expect(nextSubmission(terms, [], at(3 * DAY_MS + 1))).toEqual({ state: "closed", at: after(DUE, 3 * DAY_MS) });
  });

  it("may always follow what was returned, and is as late as that was", () => {
    const returned = nextSubmission({ ...terms, resubmissions: 0 }, [handed("returned", after(DUE, 1))], at(90 * DAY_MS));
    expect(returned).toMatchObject({ state: "open", left: null, lateness: { daysLate: 1, percent: 10 } });
    expect(nextSubmission({ ...terms, resubmissions: 0 }, [handed("returned"), handed("waiting")], at(0))).toEqual({ state: "used_up" });
  });
});
