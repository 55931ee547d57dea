import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { OwnCertificateSection } from "@/components/certificates/own-certificate-section";
import { OwnGradesView } from "@/components/grading/own-grades-view";
import { PrivateTitle } from "@/components/shell/private-title";
import { SignedInHeader } from "@/components/shell/signed-in-header";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import { ownGradesSchema } from "@/lib/schemas/gradebook";
import { mastheadOf } from "@/server/auth";
import { orNotFound } from "@/server/auth/or-not-found";
import { signedInCtx } from "@/server/auth/page-ctx";
import { findOwnCertificate } from "@/server/certificates";
import { getOwnGrades } from "@/server/grades";

type Props = { params: Promise<{ locale: string; courseSlug: string }> };

export const dynamic = "force-dynamic";

/** What one has in a course that one follows, item by item, and what it makes so far. */
export default async function OwnGradesPage({ params }: Props): Promise<ReactElement> {
  const { locale: name, courseSlug } = await params;
  const locale = toLocale(name);
  setRequestLocale(locale);
  const asked = ownGradesSchema.safeParse({ courseSlug });
  if (!asked.success) notFound();
  const ctx = await signedInCtx(locale, `/dashboard/grades/${courseSlug}`);
  const [t, grades, certificate] = await Promise.all([getTranslations({ locale, namespace: "grading.own" }), orNotFound(getOwnGrades(ctx, asked.data)), findOwnCertificate(ctx, asked.data)]);
  return (
    <>
      <PrivateTitle title={`${t("title")} · ${grades.course.title}`} />
      <SignedInHeader locale={locale} {...mastheadOf(ctx.viewer)} current="learning" />
      <OwnGradesView locale={locale} grades={grades}>
        {certificate ? <OwnCertificateSection certificate={certificate} locale={locale} /> : null}
      </OwnGradesView>
    </>
  );
}
