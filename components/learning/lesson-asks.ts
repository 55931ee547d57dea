import { lessonsNeeded } from "@/lib/domain/completion";
import type { CourseProgress } from "@/lib/domain/progress";
import type { Translator } from "@/lib/i18n/get-translations";
import type { LessonPage } from "@/server/learning";
import type { LessonAskData } from "./lesson-ask";

/** Whether the learner has what their release asks: it stays so, and a longer release that they moved on to asks again. */
export function isCourseFinished({ standing, asks }: LessonPage, { completed, total }: CourseProgress): boolean {
  return standing !== null && standing.isCourseCompleted && total > 0 && completed >= lessonsNeeded(asks.course, total);
}

/** What the lesson and the course ask of a learner, in words; of the course only where it asks for something else than every lesson. */
export function lessonAsks(t: Translator, page: LessonPage, progress: CourseProgress): LessonAskData {
  const { standing, lesson, course, asks } = page;
  return {
    lines: [...lessonLines(t, page), ...(standing === null || standing.isCourseCompleted ? [] : courseLines(t, page, progress))],
    address: { courseSlug: course.slug, lessonSlug: lesson.slug },
    act: standing === null || standing.isCompleted ? null : actOf(asks.lesson.way, lesson.kind),
    labels: { title: t("asks.title"), mark: t("asks.mark"), marking: t("asks.marking"), failed: t("asks.failed") },
  };
}

/** What the certificate asks besides the course. */
export function certificateLines(t: Translator, percent: number | null): string[] {
  return percent === null ? [] : [t("asks.certificate", { percent })];
}

/** An article has a button of its own under its text, and a file is opened by getting it. */
function actOf(way: LessonPage["asks"]["lesson"]["way"], kind: string): LessonAskData["act"] {
  if (way === "marked") return kind === "article" ? null : "mark";
  return way === "opened" && kind !== "file" ? "visit" : null;
}

function lessonLines(t: Translator, { lesson, asks: { lesson: ask, role } }: LessonPage): string[] {
  const work = lesson.kind === "quiz" ? "quiz" : "other";
  const words = t(`asks.way.${ask.way}`, { percent: ask.percent ?? 0, kind: work });
  return [t("asks.lesson", { words }), ...(role === "required" ? [] : [t(`asks.role.${role}`)])];
}

function courseLines(t: Translator, { outline, asks: { course, certificateGrade } }: LessonPage, { completed, total }: CourseProgress): string[] {
  const needed = lessonsNeeded(course, total);
  const essential = outline.flatMap(({ lessons }) => lessons).filter(({ role, isCompleted }) => role === "essential" && !isCompleted);
  return [
    ...(course.share < 100 ? [t("asks.share", { needed, total, left: Math.max(0, needed - completed) })] : []),
    ...(course.share < 100 && essential.length > 0 ? [t("asks.essentials", { titles: essential.map(({ title }) => `“${title}”`).join(", ") })] : []),
    ...(course.grade === null ? [] : [t("asks.grade", { percent: course.grade })]),
    ...certificateLines(t, certificateGrade),
  ];
}
