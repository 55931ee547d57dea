import { decode } from "next-auth/jwt";
import { z } from "zod";
import { keepLatest } from "@/lib/keep-latest";

const claimsSchema = z.object({ sid: z.string(), exp: z.number() });

type Opened = { sid: string; expiresAtSeconds: number };

/** As next-auth allows when it reads a cookie. */
const CLOCK_TOLERANCE_SECONDS = 15;
const MOST_OPENED = 5_000;
/**
 * Cookies that were opened before. Deriving the key and decrypting take longer than the whole rest of knowing who is
 * there, and a cookie that was genuine stays so until it expires. Whether its session still stands is asked of the
 * database on every request, not of this.
 */
const opened = new Map<string, Opened>();

/** Browsers accept the `__Secure-` prefix only over https. */
export function sessionCookieName(appUrl: string): string {
  return appUrl.startsWith("https://") ? "__Secure-criterio.session" : "criterio.session";
}

/** The session id inside the signed, encrypted cookie; null when it is absent, forged or expired. */
export async function readSessionId(cookie: string | undefined, secret: string): Promise<string | null> {
  if (!cookie) return null;
  const key = `${secret} ${cookie}`;
  const known = opened.get(key) ?? (await open(cookie, secret));
  if (!known || Date.now() / 1_000 >= known.expiresAtSeconds + CLOCK_TOLERANCE_SECONDS) {
    opened.delete(key);
    return null;
  }
  keepLatest(opened, key, known, MOST_OPENED);
  return known.sid;
}

async function open(token: string, secret: string): Promise<Opened | null> {
  try {
    const claims = claimsSchema.safeParse(await decode({ token, secret }));
    return claims.success ? { sid: claims.data.sid, expiresAtSeconds: claims.data.exp } : null;
  } catch {
    return null;
  }
}
