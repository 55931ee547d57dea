import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { courseProgress, isWatchedEnough } from "./progress";

const lesson = fc.record({ lessonId: fc.uuid(), durationSeconds: fc.integer({ min: 0, max: 7_200 }), isCompleted: fc.boolean() });
const course = fc.array(lesson, { maxLength: 60 });

describe("course progress", () => {
  it("is between nothing and all, and all only when every lesson is complete", () => {
    fc.assert(
      fc.property(course, (lessons) => {
        const { share, completed, total } = courseProgress(lessons);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(share === 1).toBe(total > 0 && completed === total);
      }),
    );
  });

  it("never drops when one more lesson is completed", () => {
    fc.assert(
      fc.property(course, fc.nat(), (lessons, pick) => {
        const after = lessons.map((entry, index) => (index === pick % Math.max(1, lessons.length) ? { ...entry, isCompleted: true } : entry));
        expect(courseProgress(after).share).toBeGreaterThanOrEqual(courseProgress(lessons).share);
        expect(courseProgress(after).remainingSeconds).toBeLessThanOrEqual(courseProgress(lessons).remainingSeconds);
      }),
    );
  });

  it("is nothing for a course without lessons", () => {
    expect(courseProgress([])).toEqual({ completed: 0, total: 0, share: 0, remainingSeconds: 0 });
  });
});

describe("having watched enough", () => {
  it("takes nine tenths of the length", () => {
    expect(isWatchedEnough(89_999, 100)).toBe(false);
    expect(isWatchedEnough(90_000, 100)).toBe(true);
  });

  it("is never true of a video whose length is unknown", () => {
    fc.assert(fc.property(fc.nat(), (watched) => !isWatchedEnough(watched, 0)));
  });
});
