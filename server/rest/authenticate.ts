import { DomainError } from "@/lib/errors";
import { anonymous, type Viewer } from "@/server/access";
import { readAccessToken } from "@/server/platform/access-token";
import { loadViewer } from "@/server/auth/load-viewer";
import type { Ctx } from "@/server/platform/ctx";
import type { Authentication } from "./endpoint";
import { RequestProblem } from "./problem";

export type Credential = { kind: "none" } | { kind: "session"; sessionId: string } | { kind: "invalid" };

/** What the `Authorization` header says, by signature alone. Cookies are never looked at, so no page can borrow one. */
export async function readCredential(request: Request, auth: Authentication, now: Date): Promise<Credential> {
  const header = request.headers.get("authorization");
  if (auth === "none" || header === null) return { kind: "none" };
  const token = /^Bearer ([\w.-]{1,2000})$/i.exec(header)?.[1];
  const sessionId = token === undefined ? null : await readAccessToken(token, now);
  return sessionId === null ? { kind: "invalid" } : { kind: "session", sessionId };
}

/** The person behind a credential. A token that ended is refused, also where none would do: it never passes for a visitor. */
export async function requireViewer(ctx: Ctx, credential: Credential, auth: Authentication): Promise<Viewer> {
  if (credential.kind === "invalid") throw invalidToken();
  if (credential.kind === "none") {
    if (auth === "bearer") throw new DomainError("unauthenticated", "auth.required");
    return anonymous;
  }
  const touch = (work: () => Promise<void>) => ctx.background(work);
  const viewer = await loadViewer(ctx.db, credential.sessionId, ctx.clock.now(), touch);
  if (viewer.kind !== "user") throw invalidToken();
  return viewer;
}

function invalidToken(): RequestProblem {
  return new RequestProblem("auth.session_expired", "unauthenticated", {
    detail: "The access token is malformed, expired or revoked. Renew it with the refresh token, or log in.",
    headers: { "www-authenticate": 'Bearer realm="criterio", error="invalid_token"' },
  });
}
