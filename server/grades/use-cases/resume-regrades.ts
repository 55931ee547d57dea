import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { regradeRequested } from "../events";
import { STOPPED_MS } from "../regrade/is-running";

const MOST_AT_ONCE = 100;

type Stopped = { id: string; lessonId: string; courseId: string };

/**
 * Has a job go on with every regrade whose own has stopped for good: announces `grades/regrade.requested` for it once
 * more. It goes on where it was (see `applyRegrade`), also beside a job that was only slow. One that is being worked on in this
 * moment is passed over; one that stops again is resumed again, as long after.
 */
export async function resumeRegrades(ctx: Ctx): Promise<{ resumed: number }> {
  authorize(ctx.viewer, "system.run");
  return inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const before = new Date(now.getTime() - STOPPED_MS);
    const stopped = await tx.$queryRaw<Stopped[]>`
      SELECT r."id", r."lessonId", l."courseId" FROM "Regrade" r JOIN "Lesson" l ON l."id" = r."lessonId"
      WHERE r."state" = 'applying' AND r."advancedAt" < ${before} AND (r."resumedAt" IS NULL OR r."resumedAt" < ${before})
      ORDER BY r."advancedAt", r."id" LIMIT ${MOST_AT_ONCE}::int FOR UPDATE OF r SKIP LOCKED`;
    if (stopped.length === 0) return { resumed: 0 };
    await tx.regrade.updateMany({ where: { id: { in: stopped.map(({ id }) => id) } }, data: { resumedAt: now } });
    for (const { id, lessonId, courseId } of stopped) {
      ctx.log.warn({ regradeId: id, lessonId }, "a regrade had stopped and is gone on with");
      await emit(tx, regradeRequested({ regradeId: id, courseId, lessonId }), ctx.requestId);
    }
    return { resumed: stopped.length };
  });
}
