import { quizTermsFor } from "@/lib/domain/quiz-terms-for";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { SetQuizExceptionInput } from "@/lib/schemas/quiz-exceptions";
import { authorizeStudents, lockStudent } from "@/server/learning";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { giveTimeInTx } from "../attempt/give-time-in-tx";
import { requireStudentQuiz } from "../attempt/student-quiz";

/**
 * Grants one student a window, attempts and minutes of their own for a quiz, in place of what was granted before, or
 * takes that back. An open attempt ends later by it, never earlier. Audited. Throws NOT_FOUND for what is no quiz of the
 * release that the student follows, and `authoring.window_inverted` where their window would end before it begins.
 */
export async function setQuizException(ctx: Ctx, { courseId, enrollmentId, lessonId, exception }: SetQuizExceptionInput): Promise<{ movedAttempts: number }> {
  await authorizeStudents(ctx, courseId);
  const now = ctx.clock.now();
  return inTransaction(ctx, async (tx) => {
    const student = await lockStudent(tx, { courseId, enrollmentId });
    const quiz = await requireStudentQuiz(tx, enrollmentId, lessonId);
    const where = { enrollmentId_lessonId: { enrollmentId, lessonId } };
    if (exception === null) {
      await tx.quizException.deleteMany({ where: { enrollmentId, lessonId } });
    } else {
      const own = { ...exception, opensAt: toDate(exception.opensAt), closesAt: toDate(exception.closesAt) };
      const { quiz: { opensAt, closesAt: last }, lateFrom } = quizTermsFor(quiz, { deferredDays: student.deferredDays, extraTimePercent: 0, exception: own });
      const closesAt = lateFrom ?? last;
      if (opensAt !== null && closesAt !== null && Date.parse(closesAt) <= Date.parse(opensAt)) throw new DomainError("invalid", "authoring.window_inverted");
      await tx.quizException.upsert({ where, create: { id: newId("quizException"), enrollmentId, lessonId, createdAt: now, ...own }, update: own, select: { id: true } });
    }
    const movedAttempts = await giveTimeInTx(tx, enrollmentId, now);
    const { reason: _reason, ...granted } = exception ?? { reason: "" };
    await audit(tx, ctx.viewer, "quiz.exception", enrollmentId, { lessonId, ...granted, isTakenBack: exception === null, movedAttempts });
    return { movedAttempts };
  });
}

function toDate(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant);
}
