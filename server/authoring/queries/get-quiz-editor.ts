import { stemOf } from "@/lib/html/stem-of";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeCourse } from "../authorize-course";
import type { QuizEditor } from "../dto";
import { loadQuiz } from "../quiz/quiz-content";

/** A quiz as its editor lists it: settings, and of each question what it asks, its type and its points, without its answer. */
export async function getQuizEditor(ctx: Ctx, { courseId, lessonId }: { courseId: string; lessonId: string }): Promise<QuizEditor> {
  await authorizeCourse(ctx, "course.studio", courseId);
  const { quiz, version } = await loadQuiz(ctx.db, courseId, lessonId);
  const { kind: _kind, questions, ...settings } = quiz;
  const { timeZone } = await ctx.db.course.findUniqueOrThrow({ where: { id: courseId }, select: { timeZone: true } });
  return {
    version,
    timeZone,
    settings,
    questions: questions.map(({ type, title, prompt, points }) => ({ type, title, points, stem: stemOf(prompt) })),
  };
}
