import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { courseProgress, courseShare } from "./progress";

const lesson = fc.record({ lessonId: fc.uuid(), durationSeconds: fc.integer({ min: 0, max: 7_200 }), isCompleted: fc.boolean() });
const course = fc.array(lesson, { maxLength: 60 });

describe("course progress", () => {
  it("is between nothing and all, and all only when every lesson is complete", () => {
    fc.assert(
      fc.property(course, (lessons) => {
        const { completed, total } = courseProgress(lessons);
        const share = courseShare({ completed, total }, { share: 0, completed: 0 });
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(share === 1).toBe(total > 0 && completed === total);
      }),
    );
  });

  it("does not fall when a learner moves on to another release, and grows with each lesson of it until all is done", () => {
    const standing = fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 })).map(([completed, open]) => ({ completed, total: completed + open }));
    fc.assert(
      fc.property(standing, fc.array(standing, { minLength: 1, maxLength: 4 }), (first, releases) => {
        let shown = courseShare(first, { share: 0, completed: 0 });
        for (const { completed: start, total } of releases) {
          const kept = { share: shown, completed: start };
          for (let completed = start; completed <= total; completed += 1) {
            const share = courseShare({ completed, total }, kept);
            expect(share).toBeGreaterThanOrEqual(shown);
            expect(share).toBeLessThanOrEqual(1);
            if (shown < 1 && completed > start) expect(share).toBeGreaterThan(shown);
            if (total > 0 && completed === total) expect(share).toBe(1);
            if (completed === Math.floor((start + total) / 2)) shown = share;
          }
        }
      }),
    );
  });

  it("never drops when one more lesson is completed", () => {
    fc.assert(
      fc.property(course, fc.nat(), (lessons, pick) => {
        const after = lessons.map((entry, index) => (index === pick % Math.max(1, lessons.length) ? { ...entry, isCompleted: true } : entry));
        expect(courseProgress(after).completed).toBeGreaterThanOrEqual(courseProgress(lessons).completed);
        expect(courseProgress(after).remainingSeconds).toBeLessThanOrEqual(courseProgress(lessons).remainingSeconds);
      }),
    );
  });

  it("is nothing for a course without lessons", () => {
    expect(courseProgress([])).toEqual({ completed: 0, total: 0, remainingSeconds: 0 });
  });
});
