import { decode } from "next-auth/jwt";
import { z } from "zod";

const claimsSchema = z.object({ sid: z.string() });

/** Browsers accept the `__Secure-` prefix only over https. */
export function sessionCookieName(appUrl: string): string {
  return appUrl.startsWith("https://") ? "__Secure-criterio.session" : "criterio.session";
}

/** The session id inside the signed, encrypted cookie; null when it is absent, forged or expired. */
export async function readSessionId(cookie: string | undefined, secret: string): Promise<string | null> {
  if (!cookie) return null;
  try {
    const claims = claimsSchema.safeParse(await decode({ token: cookie, secret }));
    return claims.success ? claims.data.sid : null;
  } catch {
    return null;
  }
}
