import type { ReactElement } from "react";
import { UpgradeOfferView } from "@/components/learning/upgrade-offer-view";
import { PrivateTitle } from "@/components/shell/private-title";
import { SignedInHeader } from "@/components/shell/signed-in-header";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import { upgradeOfferSchema } from "@/lib/schemas/learning";
import { mastheadOf } from "@/server/auth";
import { orNotFound } from "@/server/auth/or-not-found";
import { signedInCtx } from "@/server/auth/page-ctx";
import { findUpgradeOffer, getFollowedCourse } from "@/server/learning";
import { notFound } from "next/navigation";

type Props = { params: Promise<{ locale: string; courseSlug: string }> };

export const dynamic = "force-dynamic";

/** What a newer release of a course that one follows changes, and the question whether to move on. */
export default async function UpdatePage({ params }: Props): Promise<ReactElement> {
  const { locale: name, courseSlug } = await params;
  const locale = toLocale(name);
  setRequestLocale(locale);
  const asked = upgradeOfferSchema.safeParse({ courseSlug });
  if (!asked.success) notFound();
  const ctx = await signedInCtx(locale, `/dashboard/updates/${courseSlug}`);
  const t = await getTranslations({ locale, namespace: "learning.upgrade" });
  const course = await orNotFound(getFollowedCourse(ctx, asked.data));
  const offer = await findUpgradeOffer(ctx, asked.data);
  return (
    <>
      <PrivateTitle title={offer ? t("title", { number: offer.number, course: course.title }) : t("noneTitle")} />
      <SignedInHeader locale={locale} {...mastheadOf(ctx.viewer)} current="learning" />
      <UpgradeOfferView locale={locale} course={{ slug: courseSlug, ...course }} offer={offer} />
    </>
  );
}
