"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { EmptyState } from "@/components/patterns/empty-state";
import { RichText } from "@/components/patterns/rich-text";
import { Button } from "@/components/ui/button";
import { MAX_PRACTICE } from "@/lib/domain/practice";
import type { Locale } from "@/lib/i18n/locales";
import { localePath } from "@/lib/i18n/paths";
import type { PracticeDesk as Desk } from "@/server/assessment";
import { AskedAlone } from "../cards/asked-alone";
import { blankResponse } from "../cards/blank-response";
import { HintList } from "../quiz/hint-list";
import { QuizRefusal } from "../quiz/quiz-refusal";
import { ReviewedItem } from "../quiz/quiz-review";
import { PracticeForm } from "./practice-form";
import { PracticeSummary } from "./practice-summary";
import { useStepFocus } from "../use-step-focus";
import { usePractice } from "./use-practice";

type Props = { initial: Desk; locale: Locale };

/** Practice of a course: what to practise, one question at a time with what came of it at once, and what came of all. */
export function PracticeDesk({ initial, locale }: Props): ReactElement {
  const t = useTranslations("quiz.practice");
  const practice = usePractice(initial);
  const { desk, item, told, isChoosing, isBusy } = practice;
  const { round, counts, course } = desk;
  const step = useStepFocus(`${round?.practiceId} ${item?.number} ${told?.review != null} ${isChoosing}`);
  const nothing = (
    <EmptyState
      compact
      title={t("noneTitle")}
      text={t("noneText")}
      actions={
        <Button asChild>
          <a href={localePath(locale, `/learn/${course.slug}`)}>{t("toCourse")}</a>
        </Button>
      }
    />
  );
  return (
    <div ref={step} tabIndex={-1} className="outline-none">
      <QuizRefusal refusal={practice.refusal} />
      {!isChoosing && round && item ? <PracticeQuestion practice={practice} item={item} total={round.results.length} locale={locale} /> : null}
      {!isChoosing && round && !item ? (
        <PracticeSummary round={round} missed={counts.missed} isBusy={isBusy} locale={locale} onAgain={() => practice.setIsChoosing(true)} onMissed={() => void practice.start({ choice: "missed", lessonIds: [], tag: null, count: MAX_PRACTICE })} />
      ) : null}
      {isChoosing ? counts.all === 0 ? nothing : <PracticeForm desk={desk} isBusy={isBusy} onStart={(asked) => void practice.start(asked)} /> : null}
    </div>
  );
}

type QuestionProps = { practice: ReturnType<typeof usePractice>; item: NonNullable<ReturnType<typeof usePractice>["item"]>; total: number; locale: Locale };

function PracticeQuestion({ practice, item, total, locale }: QuestionProps): ReactElement {
  const t = useTranslations("quiz.practice");
  const { desk, value, told, isBusy } = practice;
  const { language } = desk.course;
  const number = item.number + 1;
  return (
    <>
      <p className="meta">
        {t("position", { number, total })} · {item.lesson}
      </p>
      {item.instructions === "" ? null : <RichText html={item.instructions} lang={language} className="mt-6" />}
      {told?.review ? (
        <>
          <ReviewedItem question={told.review} number={number} language={language} locale={locale} />
          <div className="mt-6 flex flex-wrap gap-3">
            <Button variant="primary" busy={isBusy} onClick={() => void practice.next()}>
              {t(number === total ? "finish" : "next")}
            </Button>
          </div>
        </>
      ) : (
        <>
          <AskedAlone
            key={item.number}
            question={item.question}
            number={number}
            total={total}
            language={language}
            value={value}
            isBusy={isBusy}
            locale={locale}
            words={{ check: t(isBusy ? "checking" : told ? "checkAgain" : "check"), unknown: t(told ? "showAnswer" : "unknown") }}
            onChange={practice.change}
            onCheck={(response) => void practice.answer(response, false)}
            onUnknown={() => void practice.answer(blankResponse(item.question), true)}
          >
            <Told practice={practice} />
            <HintList hints={item.hints} label={t("hints")} language={language} />
          </AskedAlone>
          <div className="mt-3 flex flex-wrap gap-3">
            {item.hintsLeft > 0 ? (
              <Button variant="quiet" disabled={isBusy} onClick={() => void practice.hint()}>
                {t("hint", { count: item.hintsLeft })}
              </Button>
            ) : null}
            <Button variant="quiet" disabled={isBusy} onClick={() => void practice.end()}>
              {t("end")}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

/** What came of an answer that was not right: another try is open. */
function Told({ practice: { told, desk } }: Pick<QuestionProps, "practice">): ReactElement {
  const t = useTranslations("quiz.practice");
  return (
    <div role="status" className="mt-4">
      {told ? (
        <>
          <p className="font-semibold" data-told={told.result}>
            {t(told.result === "partial" ? "partial" : "wrong")}
          </p>
          {told.feedback.map((html, index) => (
            <RichText key={index} html={html} lang={desk.course.language} />
          ))}
        </>
      ) : null}
    </div>
  );
}
