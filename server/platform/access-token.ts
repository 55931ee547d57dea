import { hkdfSync } from "node:crypto";
import { SignJWT, jwtVerify } from "jose";
import { z } from "zod";
import { env } from "./env";

export const ACCESS_TOKEN_SECONDS = 900;

const ISSUER = "criterio";
const AUDIENCE = "criterio-api";
const claimsSchema = z.object({ sub: z.string(), sid: z.string() });

/** A JWT (HS256) for the API: 15 minutes, naming the person and the session. It opens nothing once the session ends. */
export async function signAccessToken(subject: { userId: string; sessionId: string }, now: Date): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1_000);
  return new SignJWT({ sid: subject.sessionId })
    .setProtectedHeader({ alg: "HS256", typ: "at+jwt" })
    .setSubject(subject.userId)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ACCESS_TOKEN_SECONDS)
    .sign(key());
}

/** The session that a token names; null when it is forged, expired, or meant for something else. */
export async function readAccessToken(token: string, now: Date): Promise<string | null> {
  try {
    const { payload } = await jwtVerify(token, key(), {
      algorithms: ["HS256"],
      typ: "at+jwt",
      issuer: ISSUER,
      audience: AUDIENCE,
      currentDate: now,
    });
    const claims = claimsSchema.safeParse(payload);
    return claims.success ? claims.data.sid : null;
  } catch {
    return null;
  }
}

/** Its own key, derived from the application's secret, so that no other signed thing passes for an access token. */
function key(): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", env().AUTH_SECRET, "", "criterio access token", 32));
}
