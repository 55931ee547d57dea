import { after } from "next/server";
import { system } from "@/server/access";
import { callerOf } from "@/server/auth";
import { answerPaymentWebhook } from "@/server/commerce";
import { createCtx } from "@/server/platform/create-ctx";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export function POST(request: Request): Promise<Response> {
  const ctx = createCtx({ viewer: system("stripe-webhook"), ...callerOf(request.headers), background: (work) => after(work) });
  return answerPaymentWebhook(ctx, request, request.headers.get("stripe-signature"));
}
