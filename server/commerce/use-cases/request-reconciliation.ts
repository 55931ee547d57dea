import { newId } from "@/lib/ids";
import type { ReconcileInput } from "@/lib/schemas/commerce";
import { HOUR_MS, after } from "@/lib/time";
import { authorize } from "@/server/access";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";

/**
 * Asks for a comparison of the vendor's checkouts of the last hours with our orders; a job does it and fills in the
 * report. Announces `commerce/reconciliation.requested`.
 */
export async function requestReconciliation(ctx: Ctx, { hours }: ReconcileInput): Promise<{ reconciliationId: string }> {
  authorize(ctx.viewer, "payments.reconcile");
  const now = ctx.clock.now();
  const id = newId("reconciliation");
  return inTransaction(ctx, async (tx) => {
    await tx.reconciliation.create({
      data: { id, since: after(now, -hours * HOUR_MS), until: now, createdAt: now, requestedBy: ctx.viewer.kind === "user" ? ctx.viewer.userId : null },
      select: { id: true },
    });
    await audit(tx, ctx.viewer, "payments.reconcile", id, { hours });
    await emit(tx, { name: "commerce/reconciliation.requested", data: { reconciliationId: id } }, ctx.requestId);
    return { reconciliationId: id };
  });
}
