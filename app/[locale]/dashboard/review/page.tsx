import type { ReactElement } from "react";
import { ReviewDesk } from "@/components/learning/cards/review-desk";
import { PageHead } from "@/components/patterns/section";
import { MessageScope } from "@/components/shell/message-scope";
import { PrivateTitle } from "@/components/shell/private-title";
import { SignedInHeader } from "@/components/shell/signed-in-header";
import { getTranslations } from "@/lib/i18n/get-translations";
import { toLocale } from "@/lib/i18n/locales";
import { setRequestLocale } from "@/lib/i18n/request-locale";
import { getNextCard } from "@/server/assessment";
import { mastheadOf } from "@/server/auth";
import { signedInCtx } from "@/server/auth/page-ctx";

type Props = { params: Promise<{ locale: string }> };

export const dynamic = "force-dynamic";

/** What one missed in quizzes, one due question at a time. */
export default async function ReviewPage({ params }: Props): Promise<ReactElement> {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const ctx = await signedInCtx(locale, "/dashboard/review");
  const [t, desk] = await Promise.all([getTranslations({ locale, namespace: "quiz.cards" }), getNextCard(ctx)]);
  return (
    <>
      <PrivateTitle title={t("title")} />
      <SignedInHeader locale={locale} {...mastheadOf(ctx.viewer)} current="learning" />
      <main id="main" className="page quiz-page pt-9 pb-16">
        <PageHead title={t("title")} lede={t("lede")} />
        <MessageScope locale={locale} domains={["quiz", "code", "errors"]}>
          <ReviewDesk initial={desk} now={ctx.clock.now().toISOString()} locale={locale} />
        </MessageScope>
      </main>
    </>
  );
}
