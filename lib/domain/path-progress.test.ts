import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { countsInPath, tracePath, type CourseStanding, type PathTerms } from "./path-progress";

const IDS = ["a", "b", "c", "d", "e", "f"];
const standing: fc.Arbitrary<CourseStanding> = fc
  .record({ isCompleted: fc.boolean(), isRefunded: fc.boolean(), isAvailable: fc.boolean(), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map((one) => ({ ...one, share: one.isCompleted && !one.isRefunded ? 1 : one.share }));
const standings = fc.tuple(...IDS.map(() => standing)).map((list) => new Map(IDS.map((id, index) => [id, list[index] ?? { isCompleted: false, isRefunded: false, isAvailable: false, share: 0 }])));
/** Every course stands once in a path. */
const terms: fc.Arbitrary<PathTerms> = fc.record({
  isOrdered: fc.boolean(),
  steps: fc
    .tuple(fc.shuffledSubarray(IDS), fc.array(fc.record({ size: fc.integer({ min: 1, max: 3 }), choose: fc.integer({ min: 1, max: 3 }), isRequired: fc.boolean() }), { maxLength: 6 }))
    .map(([ids, shapes]) => {
      let from = 0;
      return shapes.flatMap(({ size, choose, isRequired }, index) => {
        const courseIds = ids.slice(from, (from += size));
        return courseIds.length === 0 ? [] : [{ stepId: `s${index}`, choose: Math.min(choose, courseIds.length), isRequired, courseIds }];
      });
    }),
});

describe("where a learner stands in a path", () => {
  test.prop([terms, standings])("is a share between nothing and a whole, and a whole only of what is complete", (path, where) => {
    const { share, isComplete, completed, asked } = tracePath(path, where);
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share === 1).toBe(isComplete);
    expect(completed).toBeLessThanOrEqual(asked);
    if (isComplete) expect(completed).toBe(asked);
  });

  test.prop([terms, standings, fc.constantFrom(...IDS)])("is never worse for a course more that is complete", (path, where, id) => {
    const before = tracePath(path, where);
    const after = tracePath(path, new Map([...where, [id, { isCompleted: true, isRefunded: false, isAvailable: true, share: 1 }]]));
    if (before.isComplete) expect(after.isComplete || after.asked > before.asked).toBe(true);
    // A course that nobody can take is not asked for, so completing it may be asked for and done at once.
    if (where.get(id)?.isAvailable) expect([after.share >= before.share - 1e-9, after.completed >= before.completed]).toEqual([true, true]);
  });

  test.prop([terms, standings, fc.constantFrom(...IDS)])("does not count a course that was paid back, and names it", (path, where, id) => {
    const course = where.get(id) ?? { isCompleted: false, isRefunded: false, isAvailable: false, share: 0 };
    const paidBack = tracePath(path, new Map([...where, [id, { ...course, isCompleted: true, isRefunded: true }]]));
    const nothing = tracePath(path, new Map([...where, [id, { ...course, isCompleted: false, isRefunded: false, share: 0 }]]));
    const unnamed = (trace: typeof nothing) => ({ ...trace, steps: trace.steps.map(({ refundedCourseIds, ...step }) => ({ ...step, others: refundedCourseIds.filter((other) => other !== id) })) });
    expect(unnamed(paidBack)).toEqual(unnamed(nothing));
    expect(paidBack.steps.some(({ refundedCourseIds }) => refundedCourseIds.includes(id))).toBe(path.steps.some(({ courseIds }) => courseIds.includes(id)));
  });

  test.prop([terms, standings])("does not depend on the order that is kept: it only closes steps", (path, where) => {
    const [free, ordered] = [tracePath({ ...path, isOrdered: false }, where), tracePath({ ...path, isOrdered: true }, where)];
    expect([ordered.isComplete, ordered.share, ordered.completed]).toEqual([free.isComplete, free.share, free.completed]);
    expect(free.steps.some(({ state }) => state === "closed")).toBe(false);
    for (const { state, waitsFor } of ordered.steps) {
      expect(state === "closed").toBe(waitsFor !== null);
      if (waitsFor !== null) expect(ordered.steps.find(({ stepId }) => stepId === waitsFor)).toMatchObject({ isRequired: true, state: "open" });
    }
  });

  test.prop([terms, standings])("names as next only courses of an open step that are not complete and can be had", (path, where) => {
    const { next, steps, isComplete } = tracePath(path, where);
    const open = steps.filter(({ state }) => state === "open");
    expect(next === null).toBe(open.length === 0);
    if (next === null) return;
    const step = path.steps.find(({ stepId }) => stepId === next.stepId);
    expect(open.map(({ stepId }) => stepId)).toContain(next.stepId);
    if (!isComplete && open.some(({ isRequired }) => isRequired)) expect(step?.isRequired).toBe(true);
    expect(next.courseIds.length).toBeGreaterThan(0);
    for (const id of next.courseIds) expect([step?.courseIds.includes(id), countsInPath(where.get(id) ?? { isCompleted: false, isRefunded: false }), where.get(id)?.isAvailable]).toEqual([true, false, true]);
  });

  test.prop([terms])("is complete for nobody who completed nothing", (path) => {
    expect(tracePath(path, new Map()).isComplete).toBe(false);
  });

  it("opens a step when the required ones before it are done, and goes on with what was begun", () => {
    const at = (isCompleted: boolean, share = 0, isAvailable = true): CourseStanding => ({ isCompleted, isRefunded: false, isAvailable, share: isCompleted ? 1 : share });
    const path: PathTerms = {
      isOrdered: true,
      steps: [
        { stepId: "s1", choose: 1, isRequired: true, courseIds: ["a"] },
        { stepId: "s2", choose: 1, isRequired: false, courseIds: ["b"] },
        { stepId: "s3", choose: 2, isRequired: true, courseIds: ["c", "d", "e"] },
        { stepId: "s4", choose: 1, isRequired: true, courseIds: ["f"] },
      ],
    };
    const begun = tracePath(path, new Map([["a", at(true)], ["b", at(false)], ["c", at(false)], ["d", at(true)], ["e", at(false, 0.5)], ["f", at(false, 0, false)]]));
    expect(begun.steps.map(({ state, waitsFor }) => [state, waitsFor])).toEqual([["done", null], ["open", null], ["open", null], ["waived", null]]);
    expect(begun).toMatchObject({ isComplete: false, asked: 3, completed: 2, next: { stepId: "s3", courseIds: ["e"] }, completedCourseIds: ["a", "d"] });
    expect(begun.share).toBeCloseTo(2.5 / 3);
    const fresh = tracePath(path, new Map(IDS.map((id) => [id, at(false)])));
    expect(fresh.steps.map(({ state, waitsFor }) => [state, waitsFor])).toEqual([["open", null], ["closed", "s1"], ["closed", "s1"], ["closed", "s1"]]);
    expect(fresh.next).toEqual({ stepId: "s1", courseIds: ["a"] });
    const done = tracePath(path, new Map(["a", "c", "d", "f"].map((id) => [id, at(true)])));
    expect(done).toMatchObject({ isComplete: true, share: 1, next: null });
  });
});
