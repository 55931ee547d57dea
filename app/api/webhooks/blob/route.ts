import { after } from "next/server";
import { DomainError } from "@/lib/errors";
import { system } from "@/server/access";
import { callerOf } from "@/server/auth";
import { recordFileArrival } from "@/server/media";
import { createCtx } from "@/server/platform/create-ctx";
import { readRawBody } from "@/server/platform/read-raw-body";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const MAX_BYTES = 64 * 1_024;

/** The blob store's notice that a browser's upload has ended: verified, recorded, 200. It repeats what is not answered with a 2xx. */
export async function POST(request: Request): Promise<Response> {
  const ctx = createCtx({ viewer: system("blob-notice"), ...callerOf(request.headers), background: (work) => after(work) });
  const body = await readRawBody(request, MAX_BYTES);
  if (body.kind === "too_large") return Response.json({ error: "too large" }, { status: 413 });
  if (body.kind === "not_text") return Response.json({ error: "signature" }, { status: 400 });
  try {
    await recordFileArrival(ctx, { rawBody: body.text, signature: request.headers.get("x-vercel-signature") });
    return Response.json({ received: true });
  } catch (error) {
    if (error instanceof DomainError && error.code === "webhook.signature_invalid") return Response.json({ error: "signature" }, { status: 400 });
    ctx.log.error({ err: error }, "the notice of an upload could not be recorded; the store will send it again");
    return Response.json({ error: "not recorded", requestId: ctx.requestId }, { status: 500 });
  }
}
