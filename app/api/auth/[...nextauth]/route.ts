import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { LINK_INTENT_COOKIE, isLinkIntent } from "@/server/auth/link-intent";
import { nextAuthOptions } from "@/server/auth/next-auth-options";
import { env, pinAuthOrigin } from "@/server/platform/env";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

async function handle(request: NextRequest, context: RouteContext): Promise<Response> {
  pinAuthOrigin();
  const ctx = await ctxFromRequest(request);
  const secure = env().APP_URL.startsWith("https://");
  const callbackUrl = request.cookies.get(`${secure ? "__Secure-" : ""}next-auth.callback-url`)?.value ?? null;
  const isLinking = ctx.viewer.kind === "user" && isLinkIntent(request.cookies.get(LINK_INTENT_COOKIE)?.value, ctx.viewer.sessionId);
  return NextAuth(request, context, nextAuthOptions({ ctx, callbackUrl, isLinking })) as Promise<Response>;
}

export { handle as GET, handle as POST };
