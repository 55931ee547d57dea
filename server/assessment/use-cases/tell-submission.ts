import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { tellGraders } from "../tell-graders";

type Input = { submissionId: string };

/** Tells the teachers who may grade that work was handed in: see `tellGraders`. */
export async function tellSubmission(ctx: Ctx, { submissionId }: Input): Promise<{ told: number }> {
  authorize(ctx.viewer, "system.run");
  const submission = await ctx.db.submission.findUnique({
    where: { id: submissionId },
    select: { state: true, revision: { select: { title: true } }, work: { select: { lessonId: true, enrollment: { select: { courseId: true } } } } },
  });
  // It may have gone with its learner's account.
  if (submission?.state !== "waiting") return { told: 0 };
  const { revision, work } = submission;
  return tellGraders(ctx, { courseId: work.enrollment.courseId, lessonId: work.lessonId, lesson: revision.title, key: submissionId });
}
