import { quizContentSchema, type QuizContent } from "@/lib/schemas/lesson-content";
import type { Question } from "@/lib/schemas/questions";
import { newestQuestions } from "@/server/banks";
import type { Reader } from "@/server/platform/db/tx";
import { loadQuiz } from "./quiz-content";
import { renewPools } from "./renew-pools";

/**
 * The quiz that a lesson is now, with each question of a bank that the course draws from as the bank has it now, worth
 * what the quiz says. Checks no permission. Throws NOT_FOUND for a lesson of another kind or course.
 */
export async function loadNewestQuiz(db: Reader, courseId: string, lessonId: string): Promise<{ title: string; quiz: QuizContent }> {
  const { revision, quiz } = await loadQuiz(db, courseId, lessonId);
  const [renewed] = await renewPools(db, courseId, [{ content: quiz }]);
  const { questions, ...rest } = quizContentSchema.parse(renewed?.content);
  const newest = await newestQuestions(db, courseId, questions.flatMap(({ bank }) => (bank ? [bank.question] : [])));
  const renew = (question: Question): Question => {
    const found = question.bank && newest.get(question.bank.question);
    return found ? { ...found, points: question.points } : question;
  };
  return { title: revision.title, quiz: { ...rest, questions: questions.map(renew) } };
}
