import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { authorize } from "@/server/access";
import { subjectOf, toStoredChange } from "../payment-change";

export type RecordedWebhook = "recorded" | "duplicate";

/**
 * Takes a payment vendor's webhook: verifies it over the raw body before anything else is read or written, then stores
 * it with its announcement in one transaction. What returns is durable; a second delivery of the same event is a
 * `duplicate` and stores nothing. Announces `commerce/payment-webhook.received`. Throws `webhook.signature_invalid`.
 */
export async function recordWebhook(ctx: Ctx, input: { rawBody: string; signature: string | null }): Promise<RecordedWebhook> {
  authorize(ctx.viewer, "system.run");
  const { payments } = ctx.vendors;
  const webhook = payments.readWebhook(input.rawBody, input.signature);
  if (!webhook) throw new DomainError("invalid", "webhook.signature_invalid");
  const change = toStoredChange(webhook.change);
  const isIgnored = webhook.change.kind === "ignored";
  return inTransaction(ctx, async (tx) => {
    const deliveryId = newId("webhookDelivery");
    const stored = await tx.webhookDelivery.createMany({
      data: [
        {
          id: deliveryId,
          provider: payments.provider,
          externalId: webhook.externalId,
          type: webhook.type,
          occurredAt: webhook.occurredAt,
          payload: JSON.parse(input.rawBody),
          change,
          subject: subjectOf(webhook.change),
          receivedAt: ctx.clock.now(),
          ...(isIgnored && { outcome: "ignored" as const, processedAt: ctx.clock.now() }),
        },
      ],
      skipDuplicates: true,
    });
    if (stored.count === 0) return "duplicate";
    if (!isIgnored) await emit(tx, { name: "commerce/payment-webhook.received", data: { deliveryId } }, ctx.requestId);
    return "recorded";
  });
}
