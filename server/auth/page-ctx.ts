import { redirect } from "next/navigation";
import type { Locale } from "@/lib/i18n/locales";
import type { UserViewer } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { currentCtx } from "./index";

/** The world of a page for signed-in people. A visitor goes to sign in and comes back to `path` (without the locale). */
export async function signedInCtx(locale: Locale, path: string): Promise<Ctx & { viewer: UserViewer }> {
  const ctx = await currentCtx();
  const { viewer } = ctx;
  if (viewer.kind !== "user") redirect(`/${locale}/sign-in?next=${encodeURIComponent(`/${locale}${path}`)}`);
  return { ...ctx, viewer };
}
