import { lessonsNeeded, traceCourseCompletion, type CourseCompletionTrace } from "@/lib/domain/completion";
import type { StudentOfCourse } from "@/lib/schemas/students";
import { authorizeStudents, explainLessons, loadStanding, type ExplainedLesson } from "@/server/learning";
import { notFound } from "@/lib/errors";
import type { Ctx } from "@/server/platform/ctx";
import { unscopedLoadCourseGrade } from "../load-course-grade";

export type CourseCompletion = CourseCompletionTrace & {
  /** Required lessons, and how many of them have to be complete. */
  required: number;
  needed: number;
  /** The lessons that count and are not complete, in their order. */
  open: ExplainedLesson[];
};

/**
 * Why a student is done with a course or not: the steps of the very decision that completes it, and of each lesson that
 * is open what it asks and what is there. For those who may manage the course's students.
 */
export async function explainCompletion(ctx: Ctx, { courseId, enrollmentId }: StudentOfCourse): Promise<CourseCompletion> {
  await authorizeStudents(ctx, courseId);
  const found = await ctx.db.enrollment.findFirst({ where: { id: enrollmentId, courseId }, select: { id: true } });
  if (!found) throw notFound();
  const { ask, ...facts } = await loadStanding(ctx.db, enrollmentId);
  const grade = ask.grade === null || facts.isDone ? null : await unscopedLoadCourseGrade(ctx.db, enrollmentId, ctx.clock.now());
  const trace = traceCourseCompletion(ask, { ...facts, grade });
  const lessons = await explainLessons(ctx.db, enrollmentId);
  return { ...trace, required: facts.required, needed: lessonsNeeded(ask, facts.required), open: lessons.filter(({ role, isComplete }) => role !== "optional" && !isComplete) };
}
