import { DomainError } from "@/lib/errors";
import type { Ctx } from "@/server/platform/ctx";
import { readRawBody } from "@/server/platform/read-raw-body";
import { recordWebhook } from "./use-cases/record-webhook";

/** The vendor's largest events are some tens of kilobytes. */
const MAX_BYTES = 512 * 1_024;

/**
 * Answers a payment vendor's webhook: verified over the bytes as they came, recorded, 200. Anything but a 2xx makes
 * the vendor send it again, so 400 and 413 are for what no repeat would change and 500 for what a repeat may.
 */
export async function answerPaymentWebhook(ctx: Ctx, request: Request, signature: string | null): Promise<Response> {
  const body = await readRawBody(request, MAX_BYTES);
  if (body.kind === "too_large") return Response.json({ error: "too large" }, { status: 413 });
  if (body.kind === "not_text") return Response.json({ error: "signature" }, { status: 400 });
  try {
    return Response.json({ received: await recordWebhook(ctx, { rawBody: body.text, signature }) });
  } catch (error) {
    if (error instanceof DomainError && error.code === "webhook.signature_invalid") return Response.json({ error: "signature" }, { status: 400 });
    ctx.log.error({ err: error }, "a webhook could not be recorded; the vendor will send it again");
    return Response.json({ error: "not recorded", requestId: ctx.requestId }, { status: 500 });
  }
}
