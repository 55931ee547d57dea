"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Textarea } from "@/components/ui/textarea";
import { countWords, wordsOutside } from "@/lib/domain/count-words";
import type { QuestionResponse } from "@/lib/schemas/question-responses";
import type { ShownQuestion } from "@/server/assessment";

/** Fits into what is kept of an answer, however much of it has to be escaped. */
const MAX_TEXT = 59_000;

type Props = {
  question: Extract<ShownQuestion, { type: "essay" }>;
  name: string;
  labelledBy: string;
  language: string;
  value: QuestionResponse | undefined;
  onChange: (response: QuestionResponse, when: "soon") => void;
};

/** A text of one's own with how many words it has. Too few or too many are told, and kept all the same. */
export function EssayField({ question: { minWords: least, maxWords: most }, name, labelledBy, language, value, onChange }: Props): ReactElement {
  const t = useTranslations("quiz.question");
  const text = value?.type === "essay" ? value.text : "";
  const count = countWords(text);
  const outside = count === 0 ? null : wordsOutside(count, { least, most });
  const limits = least !== null && most !== null ? t("wordsBetween", { least, most }) : least !== null ? t("wordsLeast", { least }) : most !== null ? t("wordsMost", { most }) : null;
  return (
    <div>
      <Textarea rows={10} className="w-full" aria-labelledby={labelledBy} aria-describedby={`${name}-words`} lang={language} maxLength={MAX_TEXT} value={text} onChange={({ target }) => onChange({ type: "essay", text: target.value }, "soon")} />
      <p id={`${name}-words`} className="meta mt-1.5 tabular-nums">
        {[t("words", { count }), ...(limits === null ? [] : [limits])].join(" · ")}
      </p>
      <p role="status" className="text-xs text-danger">
        {outside === null ? null : t(outside === "few" ? "wordsFew" : "wordsMany")}
      </p>
    </div>
  );
}
