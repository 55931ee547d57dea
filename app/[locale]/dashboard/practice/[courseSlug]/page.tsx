import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { PracticeDesk } from "@/components/learning/practice/practice-desk";
import { PageHead } from "@/components/patterns/section";
import { MessageScope } from "@/components/shell/message-scope";
import { PrivateTitle } from "@/components/shell/private-title";
import { SignedInHeader } from "@/components/shell/signed-in-header";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import { practiceAddressSchema } from "@/lib/schemas/practice";
import { getPractice } from "@/server/assessment";
import { mastheadOf } from "@/server/auth";
import { orNotFound } from "@/server/auth/or-not-found";
import { signedInCtx } from "@/server/auth/page-ctx";

type Props = { params: Promise<{ locale: string; courseSlug: string }> };

export const dynamic = "force-dynamic";

/** Practice of one course's questions, one at a time and without a grade. */
export default async function PracticePage({ params }: Props): Promise<ReactElement> {
  const { locale: name, courseSlug } = await params;
  const locale = toLocale(name);
  setRequestLocale(locale);
  const asked = practiceAddressSchema.safeParse({ courseSlug });
  if (!asked.success) notFound();
  const ctx = await signedInCtx(locale, `/dashboard/practice/${courseSlug}`);
  const [t, desk] = await Promise.all([getTranslations({ locale, namespace: "quiz.practice" }), orNotFound(getPractice(ctx, asked.data))]);
  return (
    <>
      <PrivateTitle title={`${t("title")} · ${desk.course.title}`} />
      <SignedInHeader locale={locale} {...mastheadOf(ctx.viewer)} current="learning" />
      <main id="main" className="page quiz-page pt-9 pb-16">
        <PageHead title={t("title")} kicker={desk.course.title} lede={t("lede")} />
        <MessageScope locale={locale} domains={["quiz", "code", "errors"]}>
          <PracticeDesk initial={desk} locale={locale} />
        </MessageScope>
      </main>
    </>
  );
}
