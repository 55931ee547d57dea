import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askOf, COMPLETION_WAYS, LESSON_ROLES, lessonsNeeded, traceCourseCompletion, traceLessonCompletion, USUAL_COMPLETION, waysOf, type LessonAsk, type LessonDeeds } from "./completion";
import { courseProgress, courseShare } from "./progress";

const KINDS = ["video", "article", "file", "live", "package", "quiz", "assignment"];
const ask: fc.Arbitrary<LessonAsk> = fc.record({ way: fc.constantFrom(...COMPLETION_WAYS), percent: fc.option(fc.integer({ min: 50, max: 100 })) });
const deeds: fc.Arbitrary<LessonDeeds> = fc.record(
  {
    isDone: fc.boolean(), watchedMs: fc.nat(9_000_000), durationSeconds: fc.nat(7_200), opened: fc.boolean(), marked: fc.boolean(), attended: fc.boolean(), played: fc.boolean(), submitted: fc.boolean(), graded: fc.boolean(), passed: fc.boolean(),
  },
  { requiredKeys: [] },
);
const setting = fc.record({ role: fc.constantFrom(...LESSON_ROLES), completeBy: fc.option(fc.constantFrom(...COMPLETION_WAYS)), watchPercent: fc.option(fc.integer({ min: 50, max: 100 })) });
const lesson = fc.record({ lessonId: fc.uuid(), durationSeconds: fc.nat(7_200), isCompleted: fc.boolean(), role: fc.constantFrom(...LESSON_ROLES) });
const courseAsk = fc.record({ share: fc.integer({ min: 1, max: 100 }), grade: fc.option(fc.integer({ min: 1, max: 100 })) });

function standingOf(lessons: readonly { role: string; isCompleted: boolean }[], grade: number | null, isDone = false) {
  const required = lessons.filter(({ role }) => role !== "optional");
  return { isDone, grade, required: required.length, completed: required.filter(({ isCompleted }) => isCompleted).length, essentialsLeft: required.filter(({ role, isCompleted }) => role === "essential" && !isCompleted).length };
}

describe("what completes a lesson", () => {
  it("is what its kind knows, whatever was stored", () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), setting, fc.boolean(), fc.constantFrom("submitted", "marked", "passed", undefined), (kind, stored, practice, completion) => {
        const { way, percent } = askOf({ kind, ...stored, content: { practice, completion } });
        expect([...waysOf(kind), "passed", ...(kind === "assignment" ? ["submitted"] : [])]).toContain(way);
        expect(percent === null).toBe(way !== "watched");
        if (stored.role === "essential" && (kind === "quiz" || kind === "assignment")) expect(way).toBe("passed");
      }),
    );
  });

  it("is what it always was where nothing was chosen", () => {
    const usual = (kind: string, content = {}) => askOf({ ...USUAL_COMPLETION, kind, content });
    expect(usual("video")).toEqual({ way: "watched", percent: 90 });
    expect(["article", "file", "live", "package", "quiz", "assignment"].map((kind) => usual(kind).way)).toEqual(["marked", "opened", "attended", "played", "passed", "graded"]);
    expect(usual("quiz", { practice: true }).way).toBe("submitted");
    expect(usual("assignment", { completion: "passed" }).way).toBe("passed");
  });

  it("stays complete, and no deed takes it back", () => {
    fc.assert(
      fc.property(ask, deeds, deeds, (asked, did, more) => {
        const before = traceLessonCompletion(asked, did);
        expect(traceLessonCompletion(asked, { ...did, isDone: true }).isComplete).toBe(true);
        const both: LessonDeeds = { ...did };
        for (const name of ["opened", "marked", "attended", "played", "submitted", "graded", "passed"] as const) both[name] = did[name] === true || more[name] === true;
        if (before.isComplete) expect(traceLessonCompletion(asked, both).isComplete).toBe(true);
        expect(before.isComplete).toBe(before.steps.every(({ holds }) => holds));
        for (const { has } of before.steps) expect(has ?? 0).toBeLessThanOrEqual(100);
      }),
    );
  });

  it("takes the share that is asked of a video, to the millisecond, and never one of unknown length", () => {
    const watched = (percent: number, watchedMs: number, durationSeconds = 100) => traceLessonCompletion({ way: "watched", percent }, { watchedMs, durationSeconds }).isComplete;
    expect([watched(90, 89_999), watched(90, 90_000), watched(50, 50_000), watched(100, 99_999), watched(100, 100_000)]).toEqual([false, true, true, false, true]);
    fc.assert(fc.property(fc.nat(), (ms) => !watched(50, ms, 0)));
  });
});

describe("what completes a course", () => {
  it("stays complete, whatever is asked by now", () => {
    fc.assert(fc.property(courseAsk, fc.array(lesson), (asked, lessons) => traceCourseCompletion(asked, standingOf(lessons, null, true)).isComplete));
  });

  it("is not lost by one more completed lesson or a better grade, and asks no more than there is", () => {
    fc.assert(
      fc.property(courseAsk, fc.array(lesson, { maxLength: 40 }), fc.option(fc.integer({ min: 0, max: 100 })), fc.nat(), (asked, lessons, grade, pick) => {
        const before = traceCourseCompletion(asked, standingOf(lessons, grade));
        const more = lessons.map((one, index) => (index === pick % Math.max(1, lessons.length) ? { ...one, isCompleted: true } : one));
        if (before.isComplete) expect(traceCourseCompletion(asked, standingOf(more, Math.min(100, (grade ?? 0) + 1))).isComplete).toBe(true);
        const { required } = standingOf(lessons, grade);
        expect(lessonsNeeded(asked, required)).toBeLessThanOrEqual(required);
        const all = lessons.map((one) => ({ ...one, isCompleted: true }));
        expect(traceCourseCompletion(asked, standingOf(all, 100)).isComplete).toBe(required > 0);
      }),
    );
  });

  it("asks for the essential lessons whatever the share, and for the grade", () => {
    const lessons = [{ role: "essential", isCompleted: false }, ...Array.from({ length: 9 }, () => ({ role: "required", isCompleted: true }))];
    expect(traceCourseCompletion({ share: 50, grade: null }, standingOf(lessons, null))).toMatchObject({ isComplete: false, steps: [{ check: "lessons", holds: true, has: 9, needs: 5 }, { check: "essentials", holds: false, has: 1 }] });
    const done = lessons.map((one) => ({ ...one, isCompleted: true }));
    expect([null, 59.9, 60].map((grade) => traceCourseCompletion({ share: 50, grade: 60 }, standingOf(done, grade)).isComplete)).toEqual([false, false, true]);
  });

  it("counts no optional lesson: its share is that of the others, and never above the whole", () => {
    fc.assert(
      fc.property(fc.array(lesson, { maxLength: 40 }), (lessons) => {
        const share = (of: typeof lessons) => courseShare(courseProgress(of), { share: 0, completed: 0 });
        expect(share(lessons)).toBe(share(lessons.filter(({ role }) => role !== "optional")));
        expect(share(lessons)).toBeLessThanOrEqual(1);
        const did = lessons.map((one) => (one.role === "optional" ? { ...one, isCompleted: true } : one));
        expect(share(did)).toBe(share(lessons));
      }),
    );
  });
});
