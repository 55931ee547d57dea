import { after } from "next/server";
import { DomainError } from "@/lib/errors";
import { system } from "@/server/access";
import { callerOf } from "@/server/auth";
import { recordWebhook } from "@/server/commerce";
import { createCtx } from "@/server/platform/create-ctx";
import { readRawBody } from "@/server/platform/read-raw-body";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Stripe's largest events are some tens of kilobytes. */
const MAX_BYTES = 512 * 1_024;

/**
 * Stripe's webhook: verifies the signature over the bytes as they came, records, answers 200. Anything but a 2xx makes
 * Stripe send it again, so 400 and 413 are for what no repeat would change and 500 for what a repeat may.
 */
export async function POST(request: Request): Promise<Response> {
  const ctx = createCtx({ viewer: system("stripe-webhook"), ...callerOf(request.headers), background: (work) => after(work) });
  const body = await readRawBody(request, MAX_BYTES);
  if (body.kind === "too_large") return Response.json({ error: "too large" }, { status: 413 });
  if (body.kind === "not_text") return Response.json({ error: "signature" }, { status: 400 });
  try {
    const outcome = await recordWebhook(ctx, { rawBody: body.text, signature: request.headers.get("stripe-signature") });
    return Response.json({ received: outcome });
  } catch (error) {
    if (error instanceof DomainError && error.code === "webhook.signature_invalid") return Response.json({ error: "signature" }, { status: 400 });
    ctx.log.error({ err: error }, "a webhook could not be recorded; the vendor will send it again");
    return Response.json({ error: "not recorded", requestId: ctx.requestId }, { status: 500 });
  }
}
