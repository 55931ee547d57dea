"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { RichText } from "@/components/patterns/rich-text";
import { EmptyState } from "@/components/patterns/empty-state";
import { Button } from "@/components/ui/button";
import { formatRelative } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { ReviewDesk as Desk } from "@/server/assessment";
import { QuizRefusal } from "../quiz/quiz-refusal";
import { ReviewedItem } from "../quiz/quiz-review";
import { useStepFocus } from "../use-step-focus";
import { AskedAlone } from "./asked-alone";
import { blankResponse } from "./blank-response";
import { RateCard } from "./rate-card";
import { useReview } from "./use-review";

type Props = { initial: Desk; now: string; locale: Locale };

/** The review of what was missed: one due question at a time, what came of it, and how it went. */
export function ReviewDesk({ initial, now, locale }: Props): ReactElement {
  const t = useTranslations("quiz.cards");
  const review = useReview(initial);
  const { desk, value, answered, done, isBusy } = review;
  const { card } = desk;
  const step = useStepFocus(`${card?.cardId} ${card?.rep} ${answered !== null}`);
  return (
    <div ref={step} tabIndex={-1} className="outline-none">
      <QuizRefusal refusal={review.refusal} />
      {card ? (
        <>
          <p className="meta">
            <span role="status">{t("left", { count: desk.due })}</span> · {t("from", { lesson: card.lesson, course: card.course.title })}
          </p>
          {card.instructions === "" ? null : <RichText html={card.instructions} lang={card.course.language} className="mt-6" />}
          {answered ? (
            <>
              <ReviewedItem question={answered.review} number={done + 1} language={card.course.language} locale={locale} />
              <RateCard answered={answered} isBusy={isBusy} onRate={(rating) => void review.rate(rating)} locale={locale} />
            </>
          ) : (
            <AskedAlone
              key={`${card.cardId} ${card.rep}`}
              question={card.question}
              number={done + 1}
              total={done + desk.due}
              language={card.course.language}
              value={value}
              isBusy={isBusy}
              locale={locale}
              words={{ check: t(isBusy ? "checking" : "check"), unknown: t("unknown") }}
              onChange={review.setValue}
              onCheck={(response) => void review.answer(response)}
              onUnknown={() => void review.answer(blankResponse(card.question))}
            />
          )}
        </>
      ) : (
        <Finished desk={desk} done={done} now={new Date(now)} locale={locale} />
      )}
    </div>
  );
}

/** Nothing is due: because all was reviewed, because it is for later, or because nothing was ever missed. */
function Finished({ desk: { nextDueAt }, done, now, locale }: { desk: Desk; done: number; now: Date; locale: Locale }): ReactElement {
  const t = useTranslations("quiz.cards");
  const next = nextDueAt === null ? "" : t("next", { when: formatRelative(new Date(nextDueAt), done > 0 ? new Date() : now, locale) });
  const title = done > 0 ? "doneTitle" : nextDueAt === null ? "noneTitle" : "nothingTitle";
  return (
    <EmptyState
      compact
      title={t(title)}
      text={done > 0 ? `${t("doneText", { count: done })} ${next}`.trim() : nextDueAt === null ? t("noneText") : next}
      actions={
        <Button asChild>
          <a href={localePath(locale, "/dashboard")}>{t("back")}</a>
        </Button>
      }
    />
  );
}
