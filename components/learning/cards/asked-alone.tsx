import type { FormEvent, ReactElement, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { Locale } from "@/lib/i18n/locales";
import type { QuestionResponse } from "@/lib/schemas/question-responses";
import type { ShownQuestion } from "@/server/assessment";
import { isAnswered } from "../quiz/is-answered";
import { QuizQuestion } from "../quiz/quiz-question";

type Props = {
  question: ShownQuestion;
  number: number;
  total: number;
  language: string;
  value: QuestionResponse | undefined;
  isBusy: boolean;
  locale: Locale;
  words: { check: string; unknown: string };
  onChange: (response: QuestionResponse) => void;
  onCheck: (response: QuestionResponse) => void;
  /** Of who does not know the answer. */
  onUnknown: () => void;
  /** Between the question and its buttons. */
  children?: ReactNode;
};

/** A question outside of any attempt: it is checked at once, or its answer is asked for. */
export function AskedAlone({ question, number, total, language, value, isBusy, locale, words, onChange, onCheck, onUnknown, children }: Props): ReactElement {
  const check = (event: FormEvent): void => {
    event.preventDefault();
    if (value && isAnswered(value)) onCheck(value);
  };
  return (
    <form onSubmit={check}>
      <QuizQuestion asked={{ place: 0, section: null, question, hints: [], answer: null, upload: null }} attemptId="" number={number} total={total} language={language} value={value} onChange={onChange} locale={locale} />
      {children}
      <div className="mt-6 flex flex-wrap gap-3">
        <Button type="submit" variant="primary" busy={isBusy} disabled={!isAnswered(value)}>
          {words.check}
        </Button>
        <Button disabled={isBusy} onClick={onUnknown}>
          {words.unknown}
        </Button>
      </div>
    </form>
  );
}
