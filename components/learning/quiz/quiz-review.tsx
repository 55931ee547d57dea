"use client";

import { useTranslations } from "next-intl";
import { Fragment, type ReactElement, type ReactNode } from "react";
import { HandedWork } from "@/components/grading/handed-work";
import { RubricList } from "@/components/grading/rubric-list";
import { QuestionMap, ReviewedOption } from "@/components/patterns/question-map";
import { RichText } from "@/components/patterns/rich-text";
import { TitledSection } from "@/components/patterns/section";
import { Badge } from "@/components/ui/badge";
import { MarginNote } from "@/components/ui/callout";
import { Check, Minus, X } from "@/components/ui/icons";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { ReviewedQuestion } from "@/server/assessment";
import { InlineHtml } from "./inline-html";
import { QuizSectionHead } from "./quiz-section-head";

type Props = { number: number | null; review: readonly ReviewedQuestion[]; language: string; locale: Locale };

const TONES = { right: "success", partial: "warning", wrong: "danger", blank: "neutral" } as const;
const ICONS = { right: Check, partial: Minus, wrong: X, blank: Minus } as const;

/** Each question with what was answered, what was right and why. */
export function QuizReview({ number, review, language, locale }: Props): ReactElement {
  const t = useTranslations("quiz.review");
  return (
    <TitledSection id="quiz-review" title={number === null ? t("title") : t("titleOf", { number })} titleClassName="t-section" className="mt-12">
      <div className="mt-4 max-w-md">
        <QuestionMap
          label={t("title")}
          cells={review.map(({ result }, index) => ({
            number: index + 1, href: `#review-${index + 1}`, state: result === "right" ? "right" : result === "blank" ? "open" : "wrong", label: t("cell", { number: index + 1, result: t(result) }),
          }))}
        />
      </div>
      {review.map((question, index) => (
        <Fragment key={question.place}>
          {question.section ? <QuizSectionHead id={`review-section-${index}`} {...question.section} language={language} heading="h3" /> : null}
          <ReviewedItem question={question} number={index + 1} language={language} locale={locale} />
        </Fragment>
      ))}
    </TitledSection>
  );
}

/** One question with what was answered, what was right and why. */
export function ReviewedItem({ question, number, language, locale }: { question: ReviewedQuestion; number: number; language: string; locale: Locale }): ReactElement {
  const t = useTranslations("quiz.review");
  const { result, points, maxPoints, prompt, given, right, feedback, rationale, files, comment, rubric, levels, regraded, hints } = question;
  const Icon = ICONS[result];
  const isRight = result === "right";
  return (
    <article id={`review-${number}`} aria-labelledby={`review-${number}-title`} className="quiz-question" data-reviewed={result}>
      <p className="quiz-number-mark" aria-hidden>
        {number}
      </p>
      <div className="min-w-0">
        <h3 id={`review-${number}-title`} className="flex flex-wrap items-center gap-2 text-xs">
          <span className="sr-only">{number}.</span>
          <Badge tone={TONES[result]}>
            <Icon /> {t(result)}
          </Badge>
          <span className="meta">{t("points", { points: formatNumber(points, locale, 2), max: maxPoints })}</span>
          {hints === null ? null : <span className="meta">{t("hints", { count: hints.shown, cost: hints.cost })}</span>}
          {regraded === null ? null : <Badge tone="outline">{t(`regraded.${regraded}`)}</Badge>}
        </h3>
        <div className="quiz-prompt">
          <RichText html={prompt} lang={language} />
        </div>
        {given.length > 0 ? (
          <ReviewedOption result={isRight ? "right" : "wrong"} resultLabel={t("given")} explanation={feedback.length > 0 ? <Texts texts={feedback} language={language} /> : undefined}>
            <Lines lines={given} language={language} />
          </ReviewedOption>
        ) : null}
        {files.length > 0 ? <AnswerFiles files={files} locale={locale} /> : null}
        {comment === "" ? null : (
          <MarginNote className="mt-4">
            <b className="block">{t("comment")}</b>
            <p className="whitespace-pre-wrap break-words" lang={language}>
              {comment}
            </p>
          </MarginNote>
        )}
        {Object.keys(levels).length > 0 ? (
          <div className="mt-4">
            <RubricList rubric={rubric} chosen={levels} language={language} />
          </div>
        ) : null}
        {!isRight && right.length > 0 ? (
          <div className="mt-2.5">
            <ReviewedOption result="right" resultLabel={t("key")}>
              <Lines lines={right} language={language} />
            </ReviewedOption>
          </div>
        ) : null}
        {rationale === null ? null : (
          <MarginNote className="mt-4">
            <b className="block">{t("why")}</b>
            <RichText html={rationale} lang={language} />
          </MarginNote>
        )}
      </div>
    </article>
  );
}

function AnswerFiles({ files, locale }: { files: ReviewedQuestion["files"]; locale: Locale }): ReactElement {
  const t = useTranslations("quiz.review");
  const open = async (fileId: string): Promise<void> => {
    const result = await callProcedure("assessment", "openWorkFile", { fileId });
    if (result.ok) window.location.assign(result.data.href);
    else toast(t("fileFailed"));
  };
  return <HandedWork links={[]} files={files} locale={locale} labels={{ links: t("given"), files: t("given") }} onOpen={open} />;
}

function Texts({ texts, language }: { texts: readonly string[]; language: string }): ReactNode {
  return texts.map((html, index) => <RichText key={`${index}-${html}`} html={html} lang={language} />);
}

function Lines({ lines, language }: { lines: ReviewedQuestion["given"]; language: string }): ReactNode {
  const t = useTranslations("quiz.question");
  const code = useTranslations("code.run");
  return lines.map((line, index) => (
    <span key={index} className="block">
      {"program" in line ? (
        <>
          <span className="mono code-call block">{line.program}</span>
          <span className="meta mt-2 block">{code("passed", { passed: line.passed, total: line.total })}</span>
        </>
      ) : "truth" in line ? (
        t(line.truth ? "true" : "false")
      ) : (
        line.parts.map((html, part) => (
          <span key={part}>
            {part === 0 ? null : " → "}
            <InlineHtml html={html} lang={language} />
          </span>
        ))
      )}
    </span>
  ));
}
