import { notFound } from "@/lib/errors";
import type { DraftProgressInput } from "@/lib/schemas/drafts";
import { authorizeCourse } from "@/server/authoring";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { draftsCancelled } from "../events";
import { endRun } from "../run-steps";

/** Stops a run; what it drafted until then stays for review. One that has ended stays as it is. Announces `drafts/run.cancelled`. */
export async function cancelDrafts(ctx: Ctx, { courseId, runId }: DraftProgressInput): Promise<{ cancelled: boolean }> {
  await authorizeCourse(ctx, "course.update", courseId);
  return inTransaction(ctx, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "DraftRun" WHERE "id" = ${runId} FOR UPDATE`;
    const run = await tx.draftRun.findFirst({ where: { id: runId, courseId }, select: { state: true } });
    if (!run) throw notFound();
    if (run.state !== "requested" && run.state !== "drafting") return { cancelled: false };
    await endRun(ctx, tx, runId, { state: "cancelled" });
    await emit(tx, draftsCancelled({ runId }), ctx.requestId);
    return { cancelled: true };
  });
}
