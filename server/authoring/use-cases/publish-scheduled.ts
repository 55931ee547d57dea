import { DomainError } from "@/lib/errors";
import { after } from "@/lib/time";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { lockCourse } from "../draft/lock-course";
import { publishInTx } from "../publish-in-tx";

/** Clocks of machines differ: who wakes this early is on time. */
const CLOCK_LEAD_MS = 60_000;

type Input = { courseId: string; scheduleId: string };

/**
 * Publishes a course when the time that was asked for has come. A schedule that was cancelled, replaced or carried out
 * does nothing, so it may be called twice. When the publish gate refuses, the course stays as it is and the schedule
 * says why. Answers what became of it.
 */
export async function publishScheduled(ctx: Ctx, { courseId, scheduleId }: Input): Promise<"published" | "refused" | "stale"> {
  authorize(ctx.viewer, "system.run");
  try {
    return await inTransaction(ctx, async (tx) => {
      await lockCourse(tx, courseId);
      const schedule = await tx.publicationSchedule.findFirst({ where: { id: scheduleId, courseId, state: "waiting" }, select: { notes: true, publishAt: true, requestedById: true } });
      if (!schedule || schedule.publishAt > after(ctx.clock.now(), CLOCK_LEAD_MS)) return "stale";
      await publishInTx(ctx, tx, { courseId, notes: schedule.notes, publishedById: schedule.requestedById });
      return "published";
    });
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== "conflict") throw error;
    const problems = [...new Set(error.issues.map(({ message }) => message))];
    await ctx.db.publicationSchedule.updateMany({ where: { id: scheduleId, state: "waiting" }, data: { state: "refused", problems, settledAt: ctx.clock.now() } });
    return "refused";
  }
}
