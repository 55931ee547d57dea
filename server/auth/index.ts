import { cookies, headers } from "next/headers";
import { after } from "next/server";
import { cache } from "react";
import { createCtx } from "@/server/platform/create-ctx";
import type { Ctx } from "@/server/platform/ctx";
import { db } from "@/server/platform/db/client";
import { env } from "@/server/platform/env";
import { loadViewer } from "./load-viewer";
import { readSessionId, sessionCookieName } from "./session-cookie";

/** The world of the request being rendered, built once a request. Using it makes a page dynamic. */
export const currentCtx = cache(async (): Promise<Ctx> => {
  const [cookieStore, headerList] = await Promise.all([cookies(), headers()]);
  const { AUTH_SECRET, APP_URL } = env();
  const sessionId = await readSessionId(cookieStore.get(sessionCookieName(APP_URL))?.value, AUTH_SECRET);
  return createCtx({
    viewer: await loadViewer(db(), sessionId, new Date()),
    ...callerOf(headerList),
    background: (work) => after(work),
  });
});

/** The request id given by the platform or the caller when it is a sane one, and the caller's address and agent. */
export function callerOf(headerList: Headers): { requestId?: string; ipAddress: string | null; userAgent: string | null } {
  const requestId = headerList.get("x-request-id");
  return {
    ...(requestId && /^[\w.-]{8,64}$/.test(requestId) && { requestId }),
    // Vercel and `next start` append the true peer last-hop first; the first entry is the client as the proxy saw it.
    ipAddress: headerList.get("x-forwarded-for")?.split(",")[0]?.trim() ?? null,
    userAgent: headerList.get("user-agent")?.slice(0, 400) ?? null,
  };
}
