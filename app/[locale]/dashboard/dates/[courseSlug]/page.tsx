import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { OwnDatesView } from "@/components/learning/own-dates-view";
import { PrivateTitle } from "@/components/shell/private-title";
import { SignedInHeader } from "@/components/shell/signed-in-header";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import { upgradeOfferSchema } from "@/lib/schemas/learning";
import { mastheadOf } from "@/server/auth";
import { orNotFound } from "@/server/auth/or-not-found";
import { signedInCtx } from "@/server/auth/page-ctx";
import { getOwnDates } from "@/server/learning";

type Props = { params: Promise<{ locale: string; courseSlug: string }> };

export const dynamic = "force-dynamic";

/** By how much one’s dates in a course are moved, and how to move them. */
export default async function OwnDatesPage({ params }: Props): Promise<ReactElement> {
  const { locale: name, courseSlug } = await params;
  const locale = toLocale(name);
  setRequestLocale(locale);
  const asked = upgradeOfferSchema.safeParse({ courseSlug });
  if (!asked.success) notFound();
  const ctx = await signedInCtx(locale, `/dashboard/dates/${courseSlug}`);
  const [t, dates] = await Promise.all([getTranslations({ locale, namespace: "learning.dates" }), orNotFound(getOwnDates(ctx, asked.data))]);
  return (
    <>
      <PrivateTitle title={`${t("title")} · ${dates.course.title}`} />
      <SignedInHeader locale={locale} {...mastheadOf(ctx.viewer)} current="learning" />
      <OwnDatesView locale={locale} dates={dates} />
    </>
  );
}
