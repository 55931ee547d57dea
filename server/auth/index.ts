import { cookies, headers } from "next/headers";
import { after } from "next/server";
import { cache } from "react";
import { createCtx } from "@/server/platform/create-ctx";
import type { Ctx } from "@/server/platform/ctx";
import { db } from "@/server/platform/db/client";
import { env } from "@/server/platform/env";
import { callerOf } from "./caller-of";
import { loadViewer } from "./load-viewer";
import { readSessionId, sessionCookieName } from "./session-cookie";

export { callerOf } from "./caller-of";
export { ctxFromRequest } from "./ctx-from-request";
export { mastheadOf } from "./masthead-of";

/** The world of the request being rendered, built once a request. Using it makes a page dynamic. */
export const currentCtx = cache(async (): Promise<Ctx> => {
  const [cookieStore, headerList] = await Promise.all([cookies(), headers()]);
  const { AUTH_SECRET, APP_URL } = env();
  const sessionId = await readSessionId(cookieStore.get(sessionCookieName(APP_URL))?.value, AUTH_SECRET);
  return createCtx({
    viewer: await loadViewer(db(), sessionId, new Date(), (touch) => after(touch)),
    ...callerOf(headerList),
    background: (work) => after(work),
  });
});
