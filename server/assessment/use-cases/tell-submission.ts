import { authorize } from "@/server/access";
import { notifyInApp } from "@/server/notifications";
import type { Ctx } from "@/server/platform/ctx";

type Input = { submissionId: string };

/**
 * Tells the teachers who may grade, in the app alone, that work waits for them: one line an assignment until they have
 * read it, however much is handed in. Names nobody, so that anonymous grading stays so.
 */
export async function tellSubmission(ctx: Ctx, { submissionId }: Input): Promise<{ told: number }> {
  authorize(ctx.viewer, "system.run");
  const submission = await ctx.db.submission.findUnique({
    where: { id: submissionId },
    select: {
      state: true,
      revision: { select: { title: true } },
      work: {
        select: {
          lessonId: true,
          enrollment: { select: { courseId: true, course: { select: { title: true, instructors: { where: { canManageStudents: true }, select: { instructor: { select: { user: { select: { id: true, status: true } } } } } } } } } },
        },
      },
    },
  });
  // It may have gone with its learner's account.
  if (submission?.state !== "waiting") return { told: 0 };
  const { revision, work } = submission;
  const { lessonId, enrollment } = work;
  const kind = "submission-received";
  let told = 0;
  for (const { instructor } of enrollment.course.instructors) {
    const { user } = instructor;
    if (user?.status !== "active") continue;
    const unread = await ctx.db.notification.findFirst({ where: { userId: user.id, kind, entityId: lessonId, readAt: null }, select: { id: true } });
    if (unread) continue;
    const { created } = await notifyInApp(ctx, {
      userId: user.id,
      kind,
      params: { lesson: revision.title, course: enrollment.course.title },
      href: `/instructor/${enrollment.courseId}/grading?lesson=${lessonId}`,
      idempotencyKey: `${kind}:${submissionId}:${user.id}`,
      entityType: "lesson",
      entityId: lessonId,
    });
    told += created ? 1 : 0;
  }
  return { told };
}
