import { redirect } from "next/navigation";
import type { ReactElement } from "react";
import { DashboardView } from "@/components/learning/dashboard-view";
import { PrivateTitle } from "@/components/shell/private-title";
import { SignedInHeader } from "@/components/shell/signed-in-header";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import { countDueCards } from "@/server/assessment";
import { currentCtx, mastheadOf } from "@/server/auth";
import { readCatalogPage } from "@/server/catalog";
import { listReceived } from "@/server/community";
import { listMyCourses } from "@/server/learning";
import { listMyPaths } from "@/server/paths";

type Props = { params: Promise<{ locale: string }> };

export const dynamic = "force-dynamic";

/** Five statements: who is there, their courses, the paths that they follow, what their teachers wrote, and what they may review. The suggestion is the catalogue's, and cached. */
export default async function DashboardPage({ params }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const ctx = await currentCtx();
  const here = localePath(locale, "/dashboard");
  if (ctx.viewer.kind !== "user") redirect(`${localePath(locale, "/sign-in")}?next=${encodeURIComponent(here)}`);
  const t = await getTranslations({ locale, namespace: "learning.dashboard" });
  const [{ courses, paths }, announcements, dueCards] = await Promise.all([
    listMyCourses(ctx).then(async (own) => ({ courses: own, paths: await listMyPaths(ctx, own) })),
    listReceived(ctx),
    countDueCards(ctx),
  ]);
  const suggestion = courses.length === 0 ? (await readCatalogPage({})).courses[0] : undefined;
  return (
    <>
      <PrivateTitle title={t("title")} />
      <SignedInHeader locale={locale} {...mastheadOf(ctx.viewer)} current="learning" />
      <DashboardView locale={locale} name={ctx.viewer.name} timeZone={ctx.viewer.timeZone} now={ctx.clock.now()} courses={courses} paths={paths} announcements={announcements} dueCards={dueCards} suggestion={suggestion ?? null} />
    </>
  );
}
