import { DomainError } from "@/lib/errors";
import type { SaveLiveSessionInput } from "@/lib/schemas/live-session";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { lockCourse } from "../draft/lock-course";
import { recordChange } from "../draft/record-change";
import { requireLessonOf } from "../draft/require-lesson";
import type { LiveSession } from "../live/dto";
import { setLiveSession } from "../live/set-live-session";

/**
 * Says when and where a live lesson is held. Learners see it at once, and are told when it moves. Throws
 * `authoring.live_in_past` when it would be moved to a time that is over.
 */
export async function saveLiveSession(ctx: Ctx, { courseId, lessonId, ...times }: SaveLiveSessionInput): Promise<LiveSession> {
  await authorizeCourse(ctx, "course.update", courseId);
  return inTransaction(ctx, async (tx) => {
    await lockCourse(tx, courseId);
    const { title } = await requireLessonOf(["live"], tx, { courseId, lessonId });
    const before = await tx.liveSession.findUnique({ where: { lessonId }, select: { startsAt: true } });
    const startsAt = new Date(times.startsAt);
    if (before?.startsAt.getTime() !== startsAt.getTime() && startsAt <= ctx.clock.now()) throw new DomainError("invalid", "authoring.live_in_past", {}, { issues: [{ path: "startsAt", message: "is in the past" }] });
    if (await setLiveSession(ctx, tx, lessonId, times)) await recordChange(ctx, tx, courseId, { kind: "live_changed", subject: { title, lessonId } });
    return { ...times, startsAt: startsAt.toISOString() };
  });
}
