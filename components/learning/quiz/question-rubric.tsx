"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { RubricList } from "@/components/grading/rubric-list";
import { TitledSection } from "@/components/patterns/section";
import type { Rubric } from "@/lib/schemas/rubric";
import type { QuizRules } from "@/server/assessment";

/** What an answer is judged by, beside the question while it is answered. */
export function QuestionRubric({ rubric, language }: { rubric: Rubric; language: string }): ReactElement | null {
  const t = useTranslations("assignment.rubric");
  if (rubric.length === 0) return null;
  return (
    <details open className="my-4 rounded-md border border-line px-4 py-3">
      <summary className="cursor-pointer font-semibold">{t("title")}</summary>
      <div className="mt-3">
        <RubricList rubric={rubric} language={language} />
      </div>
    </details>
  );
}

/** What the answers of a quiz are judged by that a person marks, before it begins. */
export function QuizRubrics({ rubrics, language }: { rubrics: QuizRules["rubrics"]; language: string }): ReactElement | null {
  const t = useTranslations("assignment.rubric");
  const judged = useTranslations("quiz.rules.judged");
  if (rubrics.length === 0) return null;
  return (
    <TitledSection id="quiz-rubrics" title={t("title")} className="mt-8 grid gap-6" intro={<p className="meta mt-1">{t("text")}</p>}>
      {rubrics.map(({ type, points, rubric }, index) => (
        // Two questions may be judged alike: their order is what tells them apart.
        <div key={index} className="grid gap-3">
          <p className="t-item">{judged(type, { points })}</p>
          <RubricList rubric={rubric} language={language} />
        </div>
      ))}
    </TitledSection>
  );
}
