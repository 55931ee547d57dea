import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/server/platform/env";

export const LINK_INTENT_COOKIE = "criterio.link";
export const LINK_INTENT_SECONDS = 600;

/**
 * Marks that this session asked to add a provider. Without it a provider's sign-in in a signed-in browser is a sign-in,
 * so nobody's account gains a key that they did not ask for.
 */
export function signLinkIntent(sessionId: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`link-provider:${sessionId}`).digest("base64url");
}

export function isLinkIntent(cookie: string | undefined, sessionId: string): boolean {
  const expected = Buffer.from(signLinkIntent(sessionId));
  const given = Buffer.from(cookie ?? "");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
