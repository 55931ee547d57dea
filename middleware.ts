import { NextResponse, type NextRequest } from "next/server";
import { env } from "@/server/platform/env";
import { contentSecurityPolicy } from "@/server/platform/security-headers";

/**
 * Gives each signed-in page its own nonce; Next reads it from the request's policy and puts it on the scripts that it
 * renders. Nothing else happens here: permission is asked in use cases, the locale is in the path, and public pages
 * never pass through.
 */
export function middleware(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy(env(), nonce);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

/** A request that carries its policy has its nonce from the server before us: scripts/stack/page-policies.ts. */
export const config = {
  matcher: [
    {
      source: "/(es|en|pt-BR)/(account|admin|checkout|dashboard|instructor|learn|sign-in|sign-up|verify|reset|magic-link|unsubscribe)/:path*",
      missing: [{ type: "header", key: "content-security-policy" }],
    },
    {
      source: "/(es|en|pt-BR)/(account|admin|checkout|dashboard|instructor|learn|sign-in|sign-up|verify|reset|magic-link|unsubscribe)",
      missing: [{ type: "header", key: "content-security-policy" }],
    },
  ],
  runtime: "nodejs",
};
