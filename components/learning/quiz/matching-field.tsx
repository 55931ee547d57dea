"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Select } from "@/components/ui/select";
import type { QuestionResponse } from "@/lib/schemas/question-responses";
import type { ShownQuestion } from "@/server/assessment";
import { InlineHtml, plainWords } from "./inline-html";

type Props = { question: Extract<ShownQuestion, { type: "matching" }>; language: string; labelledBy: string; value: QuestionResponse | undefined; onChange: (response: QuestionResponse) => void };

/** Each prompt with a choice of what goes with it: the phone's own picker, and the arrow keys. */
export function MatchingField({ question: { prompts, targets }, language, labelledBy, value, onChange }: Props): ReactElement {
  const t = useTranslations("quiz.question");
  const pairs = value?.type === "matching" ? value.pairs : [];
  const match = (prompt: string, target: string): void =>
    onChange({ type: "matching", pairs: [...pairs.filter((pair) => pair.prompt !== prompt), ...(target === "" ? [] : [{ prompt, target }])] });
  return (
    <fieldset aria-labelledby={labelledBy} className="quiz-pairs">
      {prompts.map(({ id, text }) => (
        <div key={id} className="quiz-pair">
          <InlineHtml html={text} lang={language} />
          <Select aria-label={t("pairOf", { prompt: plainWords(text) })} value={pairs.find((pair) => pair.prompt === id)?.target ?? ""} onChange={({ target }) => match(id, target.value)}>
            <option value="">{t("choose")}</option>
            {targets.map((target) => (
              <option key={target.id} value={target.id}>
                {plainWords(target.text)}
              </option>
            ))}
          </Select>
        </div>
      ))}
    </fieldset>
  );
}
