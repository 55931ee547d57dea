import { hkdfSync } from "node:crypto";
import { SignJWT, jwtVerify } from "jose";
import { z } from "zod";
import { env } from "@/server/platform/env";

/** Long enough to begin a download after a click, too short to hand on. */
const LINK_SECONDS = 300;
const ISSUER = "criterio";
const AUDIENCE = "criterio-files";
const claimsSchema = z.object({ sub: z.string() });

export type FileLink = { href: string; expiresAt: string };

/** An address that hands out one version of a file to whoever follows it within five minutes. */
export async function signFileLink(fileId: string, now: Date): Promise<FileLink> {
  const issuedAt = Math.floor(now.getTime() / 1_000);
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: "HS256", typ: "file+jwt" })
    .setSubject(fileId)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + LINK_SECONDS)
    .sign(key());
  return { href: `/api/files/${token}`, expiresAt: new Date((issuedAt + LINK_SECONDS) * 1_000).toISOString() };
}

/** The file that a link hands out; null when it is forged, expired, or meant for something else. */
export async function readFileLink(token: string, now: Date): Promise<string | null> {
  try {
    const { payload } = await jwtVerify(token, key(), { algorithms: ["HS256"], typ: "file+jwt", issuer: ISSUER, audience: AUDIENCE, currentDate: now });
    return claimsSchema.safeParse(payload).data?.sub ?? null;
  } catch {
    return null;
  }
}

/** Its own key, derived from the application's secret, so that no other signed thing passes for a link. */
function key(): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", env().AUTH_SECRET, "", "criterio file link", 32));
}
