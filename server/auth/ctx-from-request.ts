import { after } from "next/server";
import { createCtx } from "@/server/platform/create-ctx";
import type { Ctx } from "@/server/platform/ctx";
import { db } from "@/server/platform/db/client";
import { env } from "@/server/platform/env";
import { readAccessToken } from "@/server/platform/access-token";
import { callerOf } from "./caller-of";
import { loadViewer } from "./load-viewer";
import { readSessionId, sessionCookieName } from "./session-cookie";
import { readCookie } from "./read-cookie";

/**
 * The world of a route handler's request. A bearer token speaks for an API client and a cookie for a browser; when both
 * are there only the token counts, so a token that ended is never covered up by a cookie.
 */
export async function ctxFromRequest(request: Request): Promise<Ctx> {
  const now = new Date();
  const bearer = /^Bearer ([\w.-]+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  const sessionId = request.headers.has("authorization") ? await readAccessToken(bearer ?? "", now) : await sessionOfCookie(request);
  return createCtx({
    viewer: await loadViewer(db(), sessionId, now, (touch) => after(touch)),
    ...callerOf(request.headers),
    background: (work) => after(work),
  });
}

function sessionOfCookie(request: Request): Promise<string | null> {
  const { APP_URL, AUTH_SECRET } = env();
  return readSessionId(readCookie(request, sessionCookieName(APP_URL)), AUTH_SECRET);
}
