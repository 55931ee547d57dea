import type { CopyIntoBankInput } from "@/lib/schemas/banks";
import { addInTx, authorizeBank } from "@/server/banks";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { loadQuiz } from "../quiz/quiz-content";

/** Puts a copy of a quiz's own questions into a bank; those that come from that bank are in it already. The quiz stays as it is. Throws `banks.full`. */
export async function copyQuestions(ctx: Ctx, { courseId, lessonId, bankId }: CopyIntoBankInput): Promise<{ count: number }> {
  await authorizeCourse(ctx, "course.update", courseId);
  await authorizeBank(ctx, "bank.manage", bankId);
  return inTransaction(ctx, async (tx) => {
    const { quiz } = await loadQuiz(tx, courseId, lessonId);
    const others = quiz.questions.filter(({ bank }) => bank?.id !== bankId);
    return { count: (await addInTx(ctx, tx, bankId, others)).length };
  });
}
