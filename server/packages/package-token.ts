import { hkdfSync } from "node:crypto";
import { SignJWT, jwtVerify } from "jose";
import { z } from "zod";
import { env } from "@/server/platform/env";

/** Long enough for a sitting; who opens the lesson again gets another. */
const TOKEN_SECONDS = 4 * 3_600;
const ISSUER = "criterio";
const AUDIENCE = "criterio-packages";
const claimsSchema = z.object({ sub: z.string(), pkg: z.string(), part: z.string() });

/** Who plays which part of which package. `viewerId` is empty for a visitor of a free preview. */
export type PackageGrant = { packageId: string; part: string; viewerId: string };

/** A token that stands in a package's addresses: it opens this one package, for a sitting, and nothing of the application. */
export async function signPackageToken({ packageId, part, viewerId }: PackageGrant, now: Date): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1_000);
  return new SignJWT({ pkg: packageId, part })
    .setProtectedHeader({ alg: "HS256", typ: "package+jwt" })
    .setSubject(viewerId)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + TOKEN_SECONDS)
    .sign(key());
}

/** What a token opens; null when it is forged, expired, or meant for something else. */
export async function readPackageToken(token: string, now: Date): Promise<PackageGrant | null> {
  try {
    const { payload } = await jwtVerify(token, key(), { algorithms: ["HS256"], typ: "package+jwt", issuer: ISSUER, audience: AUDIENCE, currentDate: now });
    const claims = claimsSchema.safeParse(payload).data;
    return claims ? { packageId: claims.pkg, part: claims.part, viewerId: claims.sub } : null;
  } catch {
    return null;
  }
}

/** Its own key, derived from the application's secret, so that no other signed thing passes for a token. */
function key(): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", env().AUTH_SECRET, "", "criterio package token", 32));
}
