import { isCodeLanguage } from "@/lib/domain/code-languages";
import { notFound } from "@/lib/errors";
import type { CodeQuestionInput } from "@/lib/schemas/code-question";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeCourse } from "../authorize-course";
import type { CodeQuestionEditor } from "../quiz/dto";
import { loadQuiz } from "../quiz/quiz-content";

/**
 * A code question with its solutions and all its tests, for who may edit the course. Languages that nothing here runs
 * are left out. Throws NOT_FOUND when no code question stands at that place.
 */
export async function getCodeQuestion(ctx: Ctx, { courseId, lessonId, place }: CodeQuestionInput): Promise<CodeQuestionEditor> {
  await authorizeCourse(ctx, "course.update", courseId);
  const { quiz, version } = await loadQuiz(ctx.db, courseId, lessonId);
  const question = quiz.questions[place];
  if (question?.type !== "code") throw notFound();
  const { prompt, points, tests, timeLimitMs, memoryLimitMb, hints } = question;
  const languages = question.languages.flatMap(({ language, starter, solution }) => (isCodeLanguage(language) ? [{ language, starter, solution }] : []));
  return { version, question: { prompt, points, languages, tests, timeLimitMs, memoryLimitMb, hints } };
}
