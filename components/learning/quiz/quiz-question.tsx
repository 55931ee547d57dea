"use client";

import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { RichText } from "@/components/patterns/rich-text";
import { Input } from "@/components/ui/input";
import type { Locale } from "@/lib/i18n/locales";
import type { QuestionResponse } from "@/lib/schemas/question-responses";
import type { AskedQuestion, ShownQuestion } from "@/server/assessment";
import { MultipleField, SingleField } from "./choice-field";
import { CodeField } from "./code-field";
import { EssayField } from "./essay-field";
import { FileField } from "./file-field";
import { GapField } from "./gap-field";
import { HotspotField } from "./hotspot-field";
import { isShowable } from "./is-showable";
import { MatchingField } from "./matching-field";
import { NumberField } from "./number-field";
import { OrderingField } from "./ordering-field";
import { QuestionRubric } from "./question-rubric";

type Change = (response: QuestionResponse, when?: "now" | "soon") => void;

type Props = { /** Below the heading of a section it is a step lower. */ heading?: "h2" | "h3"; asked: AskedQuestion; locale: Locale; attemptId: string; number: number; total: number; language: string; value: QuestionResponse | undefined; onChange: Change; /** Below the answer. */ children?: ReactNode };

/** One question with the way to answer it. */
export function QuizQuestion({ heading: Heading = "h2", asked: { place, question, upload }, locale, attemptId, number, total, language, value, onChange, children }: Props): ReactElement {
  const t = useTranslations("quiz.question");
  const promptId = `question-${place}-prompt`;
  return (
    <section id={`question-${number}`} aria-labelledby={`question-${place}-position`} className="quiz-question" data-question={question.type}>
      <p className="quiz-number-mark" aria-hidden>
        {number}
      </p>
      <div className="min-w-0">
        <Heading id={`question-${place}-position`} className="meta">
          {t("position", { number, total, points: question.points })} <Instruction question={question} />
        </Heading>
        {question.type === "cloze" ? null : (
          <div id={promptId} className="quiz-prompt">
            <RichText html={question.prompt} lang={language} />
          </div>
        )}
        <Media question={question} />
        {question.type === "essay" || question.type === "file" ? <QuestionRubric rubric={question.rubric} language={language} /> : null}
        {question.type === "code" ? <CodeField question={question} name={`question-${place}`} attemptId={attemptId} place={place} value={value} onChange={onChange} /> : null}
        {question.type === "file" && upload ? <FileField question={question} upload={upload} name={`question-${place}`} labelledBy={promptId} attemptId={attemptId} place={place} locale={locale} value={value} onChange={onChange} /> : null}
        <AnswerField question={question} name={`question-${place}`} promptId={promptId} language={language} value={value} onChange={onChange} />
        {children}
      </div>
    </section>
  );
}

function Instruction({ question }: { question: ShownQuestion }): ReactElement | null {
  const t = useTranslations("quiz.question");
  switch (question.type) {
    case "multiple":
      return <>{question.maxChoices === null ? t("multiple") : t("upTo", { count: question.maxChoices })}</>;
    case "hotspot":
      return <>{t("hotspot", { count: question.maxPoints })}</>;
    case "boolean":
      return <>{t("single")}</>;
    case "single":
    case "shortText":
    case "numeric":
    case "cloze":
    case "matching":
    case "ordering":
    case "code":
    case "essay":
    case "file":
      return <>{t(question.type)}</>;
    default:
      return null;
  }
}

function Media({ question: { media } }: { question: ShownQuestion }): ReactElement | null {
  const shown = media.filter(({ kind, href }) => kind === "image" && isShowable(href));
  if (shown.length === 0) return null;
  return (
    <div className="my-4 grid gap-3">
      {shown.map(({ id, href, alt }) => (
        <img key={id} src={href} alt={alt} className="max-w-full" />
      ))}
    </div>
  );
}

type FieldProps = { question: ShownQuestion; name: string; promptId: string; language: string; value: QuestionResponse | undefined; onChange: Change };

function AnswerField({ question, name, promptId, language, value, onChange }: FieldProps): ReactElement | null {
  const t = useTranslations("quiz.question");
  const shared = { name, language, value, onChange, labelledBy: promptId };
  switch (question.type) {
    case "single":
      return <SingleField {...shared} options={question.options} chosen={value?.type === "single" ? value.choice : null} onChoose={(choice) => onChange({ type: "single", choice })} />;
    case "multiple":
      return <MultipleField {...shared} question={question} />;
    case "boolean": {
      const chosen = value?.type === "boolean" && value.value !== null ? String(value.value) : null;
      const options = (["true", "false"] as const).map((id) => ({ id, text: `<p>${t(id)}</p>` }));
      return <SingleField {...shared} options={options} chosen={chosen} onChoose={(id) => onChange({ type: "boolean", value: id === "true" })} />;
    }
    case "shortText":
      return <Input className="max-w-md" autoComplete="off" aria-labelledby={promptId} lang={language} maxLength={2_000} value={value?.type === "shortText" ? value.text : ""} onChange={({ target }) => onChange({ type: "shortText", text: target.value }, "soon")} />;
    case "essay":
      return <EssayField {...shared} question={question} />;
    case "numeric":
      return <NumberField labelledBy={promptId} text={value?.type === "numeric" ? value.text : ""} units={question.units} unitLabel={t("unit")} onChange={(text, when) => onChange({ type: "numeric", text }, when)} />;
    case "cloze":
      return <GapField {...shared} promptId={promptId} question={question} />;
    case "matching":
      return <MatchingField {...shared} question={question} />;
    case "ordering":
      return <OrderingField {...shared} question={question} />;
    case "hotspot":
      return <HotspotField {...shared} question={question} />;
    default:
      return null;
  }
}
