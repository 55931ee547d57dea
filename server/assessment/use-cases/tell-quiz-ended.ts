import { authorize } from "@/server/access";
import { notifyInApp } from "@/server/notifications";
import type { Ctx } from "@/server/platform/ctx";

type Input = { attemptId: string; by: "learner" | "clock" };

/** Tells a learner, in the app and once, that their attempt was submitted when its time was up. Who submitted it knows. */
export async function tellQuizEnded(ctx: Ctx, { attemptId, by }: Input): Promise<{ told: boolean }> {
  authorize(ctx.viewer, "system.run");
  if (by === "learner") return { told: false };
  const { enrollment, lessonId, revision } = await ctx.db.quizAttempt.findUniqueOrThrow({
    where: { id: attemptId },
    select: {
      lessonId: true,
      revision: { select: { title: true } },
      enrollment: { select: { userId: true, user: { select: { status: true } }, course: { select: { slug: true } }, release: { select: { lessons: { select: { lessonId: true, slug: true } } } } } },
    },
  });
  const lesson = enrollment.release.lessons.find((each) => each.lessonId === lessonId);
  if (!lesson || enrollment.user.status !== "active") return { told: false };
  const { created } = await notifyInApp(ctx, {
    userId: enrollment.userId,
    kind: "quiz-ended",
    params: { quiz: revision.title },
    href: `/learn/${enrollment.course.slug}/${lesson.slug}`,
    idempotencyKey: `quiz-ended:${attemptId}`,
    entityType: "quizAttempt",
    entityId: attemptId,
  });
  return { told: created };
}
