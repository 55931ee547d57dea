import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { mediaEvent } from "../events";

/**
 * Takes the video vendor's webhook: verifies it over the raw body before anything is read or written, then stores it
 * with its announcement in one transaction. A repeat is a `duplicate` and stores nothing. Throws
 * `webhook.signature_invalid`.
 */
export async function recordVideoWebhook(ctx: Ctx, input: { rawBody: string; signature: string | null }): Promise<"recorded" | "duplicate"> {
  authorize(ctx.viewer, "system.run");
  const webhook = await ctx.vendors.video.readWebhook(input.rawBody, input.signature);
  if (!webhook) throw new DomainError("invalid", "webhook.signature_invalid");
  return inTransaction(ctx, async (tx) => {
    const deliveryId = newId("webhookDelivery");
    const stored = await tx.webhookDelivery.createMany({
      data: [
        {
          id: deliveryId,
          provider: "mux",
          externalId: webhook.externalId,
          type: webhook.type,
          occurredAt: webhook.occurredAt,
          payload: JSON.parse(input.rawBody),
          change: webhook.change,
          receivedAt: ctx.clock.now(),
        },
      ],
      skipDuplicates: true,
    });
    if (stored.count === 0) return "duplicate";
    await emit(tx, mediaEvent("media/video-webhook.received", { deliveryId }), ctx.requestId);
    return "recorded";
  });
}
