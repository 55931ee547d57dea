import { NextResponse } from "next/server";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { LINK_INTENT_COOKIE, LINK_INTENT_SECONDS, signLinkIntent } from "@/server/auth/link-intent";
import { isSameOrigin } from "@/server/auth/same-origin";
import { configuredProviders, env } from "@/server/platform/env";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ provider: string }> };

/** Remembers for ten minutes that this session wants to add a provider; the browser then starts the provider's sign-in. */
export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  const [{ provider }, { viewer }] = await Promise.all([params, ctxFromRequest(request)]);
  if (!isSameOrigin(request)) return new Response(null, { status: 403 });
  if (viewer.kind !== "user") return new Response(null, { status: 401 });
  if (!configuredProviders(env()).some((name) => name === provider)) return new Response(null, { status: 404 });
  const response = new NextResponse(null, { status: 204 });
  response.cookies.set(LINK_INTENT_COOKIE, signLinkIntent(viewer.sessionId), {
    httpOnly: true,
    sameSite: "lax",
    secure: env().APP_URL.startsWith("https://"),
    path: "/api/auth",
    maxAge: LINK_INTENT_SECONDS,
  });
  return response;
}
