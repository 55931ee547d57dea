import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { tellGraders } from "../tell-graders";

type Input = { attemptId: string };

/** Tells the teachers who may grade that answers of a quiz wait to be marked: see `tellGraders`. */
export async function tellAnswers(ctx: Ctx, { attemptId }: Input): Promise<{ told: number }> {
  authorize(ctx.viewer, "system.run");
  const mark = await ctx.db.attemptMark.findUnique({
    where: { attemptId },
    select: { releasedAt: true, attempt: { select: { lessonId: true, revision: { select: { title: true } }, enrollment: { select: { courseId: true } } } } },
  });
  // It may have gone with its learner's account, or been marked already.
  if (!mark || mark.releasedAt !== null) return { told: 0 };
  const { lessonId, revision, enrollment } = mark.attempt;
  return tellGraders(ctx, { courseId: enrollment.courseId, lessonId, lesson: revision.title, key: attemptId });
}
