import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { localePath } from "@/lib/i18n/paths";
import type { Locale } from "@/lib/i18n/locales";
import type { PracticeRound } from "@/server/assessment";

type Props = { round: PracticeRound; missed: number; isBusy: boolean; locale: Locale; onAgain: () => void; onMissed: () => void };

/** What came of a round: how many were right at once, after another try, or not; and what to do with those. */
export function PracticeSummary({ round: { results }, missed, isBusy, locale, onAgain, onMissed }: Props): ReactElement {
  const t = useTranslations("quiz.practice");
  const answered = results.filter(({ result }) => result !== null);
  const right = answered.filter(({ result }) => result === "right").length;
  const hinted = answered.filter(({ hints }) => hints > 0).length;
  return (
    <section aria-labelledby="practice-summary" className="quiz-result mt-6" data-result="practised">
      <h2 id="practice-summary" className="t-section">
        {t("summary")}
      </h2>
      <p className="quiz-score">{t("score", { right, answered: answered.length })}</p>
      <p className="meta">{t("summaryLine", { missed: answered.length - right, left: results.length - answered.length, hinted })}</p>
      <p className="mt-3">{t("cards")}</p>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button variant="primary" disabled={isBusy} onClick={onAgain}>
          {t("again")}
        </Button>
        {missed > 0 ? (
          <Button disabled={isBusy} onClick={onMissed}>
            {t("againMissed", { count: missed })}
          </Button>
        ) : null}
        <Button asChild variant="quiet">
          <a href={localePath(locale, "/dashboard/review")}>{t("toReview")}</a>
        </Button>
      </div>
    </section>
  );
}
