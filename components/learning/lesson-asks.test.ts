import { describe, expect, it } from "vitest";
import type { Translator } from "@/lib/i18n/get-translations";
import type { LessonPage } from "@/server/learning";
import { isCourseFinished, lessonAsks } from "./lesson-asks";

const t = ((key: string, values: Record<string, unknown> = {}) => `${key} ${Object.values(values).join(" ")}`.trim()) as unknown as Translator;

function page(changes: { way?: LessonPage["asks"]["lesson"]["way"]; kind?: string; role?: LessonPage["asks"]["role"]; share?: number; grade?: number | null; certificateGrade?: number | null; isCompleted?: boolean; isCourseCompleted?: boolean }): LessonPage {
  const { way = "passed", kind = "quiz", role = "required", share = 100, grade = null, certificateGrade = null, isCompleted = false, isCourseCompleted = false } = changes;
  const entry = { lessonId: "les_2", slug: "dos", title: "Dos", kind: "quiz", durationSeconds: 0, isPreview: false, isCompleted: false, role: "essential" };
  return {
    course: { slug: "curso" },
    lesson: { slug: "uno", kind },
    standing: { enrollmentId: "enr_1", positionSeconds: 0, watchedSeconds: 0, isCompleted, isCourseCompleted },
    asks: { lesson: { way, percent: way === "watched" ? 80 : null }, role, course: { share, grade }, certificateGrade },
    outline: [{ number: 1, title: "Uno", lessons: [entry] }],
  } as unknown as LessonPage;
}

const progress = { completed: 1, total: 5, remainingSeconds: 0 };

describe("what a lesson's page says that is asked", () => {
  it("is the lesson's rule, and the course's where it is another than every lesson", () => {
    expect(lessonAsks(t, page({}), progress).lines).toEqual(["asks.lesson asks.way.passed 0 quiz"]);
    expect(lessonAsks(t, page({ way: "watched", kind: "video", role: "optional" }), progress).lines).toEqual(["asks.lesson asks.way.watched 80 other", "asks.role.optional"]);
    expect(lessonAsks(t, page({ share: 60, grade: 70 }), progress).lines.slice(1)).toEqual(["asks.share 3 5 2", "asks.essentials “Dos”", "asks.grade 70"]);
    expect(lessonAsks(t, page({ certificateGrade: 80 }), progress).lines.slice(1)).toEqual(["asks.certificate 80"]);
    expect(lessonAsks(t, page({ share: 60, isCourseCompleted: true }), progress).lines).toHaveLength(1);
  });

  it("gives a button where the learner's word is enough, and tells of a visit where that is", () => {
    const act = (way: LessonPage["asks"]["lesson"]["way"], kind: string, isCompleted = false) => lessonAsks(t, page({ way, kind, isCompleted }), progress).act;
    expect([act("marked", "video"), act("marked", "video", true), act("marked", "article"), act("opened", "article"), act("opened", "file"), act("watched", "video")]).toEqual(["mark", null, null, "visit", null, null]);
  });

  it("says that the course is finished with what its release asks", () => {
    expect(isCourseFinished(page({ share: 60, isCourseCompleted: true }), { ...progress, completed: 3 })).toBe(true);
    expect(isCourseFinished(page({ share: 60, isCourseCompleted: true }), progress)).toBe(false);
    expect(isCourseFinished(page({ share: 20 }), progress)).toBe(false);
  });
});
