import { unscopedLockAttempt } from "@/server/assessment";
import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { loadAttempt } from "../load-attempt";
import { loadSubmission } from "../load-submission";
import { releaseAnswersInTx } from "../release-answers-in-tx";
import { releaseInTx } from "../release-in-tx";
import { lockEnrollment } from "./save-mark";

type Input = { courseId: string; lessonId: string };

/** Shows every finished mark of an assignment or a quiz to its learner, each in a transaction of its own: asked again, it goes on where it was. */
export async function releaseMarks(ctx: Ctx, { courseId, lessonId }: Input): Promise<{ released: number }> {
  await authorizeStudents(ctx, courseId);
  const done = await ctx.db.submission.findMany({
    where: { state: "waiting", mark: { isDone: true }, work: { lessonId, enrollment: { courseId } } },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  let released = 0;
  for (const { id } of done) {
    const isReleased = await inTransaction(ctx, async (tx) => {
      await lockEnrollment(tx, id);
      const submission = await loadSubmission(tx, courseId, id);
      if (submission.state !== "waiting" || !submission.mark?.isDone) return false;
      await releaseInTx(ctx, tx, { submission, mark: submission.mark, isReturned: false });
      return true;
    });
    released += isReleased ? 1 : 0;
  }
  return { released: released + (await releaseAttempts(ctx, { courseId, lessonId })) };
}

async function releaseAttempts(ctx: Ctx, { courseId, lessonId }: Input): Promise<number> {
  const done = await ctx.db.quizAttempt.findMany({
    where: { lessonId, enrollment: { courseId }, mark: { isDone: true, releasedAt: null } },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  let released = 0;
  for (const { id } of done) {
    const isReleased = await inTransaction(ctx, async (tx) => {
      const attempt = await unscopedLockAttempt(tx, id, ctx.clock.now());
      const { isDone, releasedAt, marks, endedBy } = await loadAttempt(tx, courseId, id);
      if (!attempt || !isDone || releasedAt !== null) return false;
      await releaseAnswersInTx(ctx, tx, { attempt, marks, endedBy });
      return true;
    });
    released += isReleased ? 1 : 0;
  }
  return released;
}
