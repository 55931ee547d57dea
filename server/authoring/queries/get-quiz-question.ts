import { notFound } from "@/lib/errors";
import type { QuizQuestionInput } from "@/lib/schemas/quiz-question";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeCourse } from "../authorize-course";
import type { QuizQuestionEditor } from "../quiz/dto";
import { loadQuiz } from "../quiz/quiz-content";

/** A question of a quiz with its key, for who may edit the course. Throws NOT_FOUND when none stands at that place. */
export async function getQuizQuestion(ctx: Ctx, { courseId, lessonId, place }: QuizQuestionInput): Promise<QuizQuestionEditor> {
  await authorizeCourse(ctx, "course.update", courseId);
  const { quiz, version } = await loadQuiz(ctx.db, courseId, lessonId);
  const question = quiz.questions[place];
  if (!question) throw notFound();
  return { version, question };
}
