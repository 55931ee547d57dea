import { after } from "next/server";
import { DomainError } from "@/lib/errors";
import { system } from "@/server/access";
import { callerOf } from "@/server/auth";
import { recordVideoWebhook } from "@/server/media";
import { createCtx } from "@/server/platform/create-ctx";
import { readRawBody } from "@/server/platform/read-raw-body";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const MAX_BYTES = 512 * 1_024;

/** Mux's webhook: verified over the bytes as they came, recorded, 200. Mux repeats what is not answered with a 2xx. */
export async function POST(request: Request): Promise<Response> {
  const ctx = createCtx({ viewer: system("mux-webhook"), ...callerOf(request.headers), background: (work) => after(work) });
  const body = await readRawBody(request, MAX_BYTES);
  if (body.kind === "too_large") return Response.json({ error: "too large" }, { status: 413 });
  if (body.kind === "not_text") return Response.json({ error: "signature" }, { status: 400 });
  try {
    const outcome = await recordVideoWebhook(ctx, { rawBody: body.text, signature: request.headers.get("mux-signature") });
    return Response.json({ received: outcome });
  } catch (error) {
    if (error instanceof DomainError && error.code === "webhook.signature_invalid") return Response.json({ error: "signature" }, { status: 400 });
    ctx.log.error({ err: error }, "a webhook could not be recorded; the vendor will send it again");
    return Response.json({ error: "not recorded", requestId: ctx.requestId }, { status: 500 });
  }
}
