"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { callProcedure, isUnreachable, type Refusal } from "@/lib/client/call-procedure";
import { nextHintPoints } from "@/lib/domain/hint-cost";
import type { AskedQuestion } from "@/server/assessment";
import { SubmitDialog } from "../submit-dialog";
import { HintList } from "./hint-list";
import { QuizRefusal } from "./quiz-refusal";

type Props = {
  attemptId: string;
  asked: AskedQuestion;
  number: number;
  language: string;
  /** No hint was shown: the attempt had ended, or its section was left in another tab. */
  onOver: (state: "ended" | "closed") => void;
};

/** The hints of a question that were shown, and the way to the next one, which says what it costs before it is taken. */
export function QuestionHints({ attemptId, asked: { place, question, hints: atFirst }, number, language, onOver }: Props): ReactElement | null {
  const t = useTranslations("quiz.hints");
  const [taken, setTaken] = useState<readonly string[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const shownHere = useRef<HTMLDivElement>(null);
  // The page may know of one that another tab asked for.
  const hints = taken.length > atFirst.length ? taken : atFirst;
  const left = question.hints.length - hints.length;
  // The button that asked for the last one is gone.
  useEffect(() => {
    if (taken.length > 0 && left === 0) shownHere.current?.focus();
  }, [taken, left]);
  if (question.hints.length === 0) return null;

  /** False when nobody can tell whether it was taken: asked again, the same one is shown. */
  const ask = async (): Promise<boolean> => {
    if (isBusy) return true;
    setIsBusy(true);
    const result = await callProcedure("assessment", "showAttemptHint", { attemptId, place, shown: hints.length });
    setIsBusy(false);
    setRefusal(result.ok || isUnreachable(result.refusal) ? null : result.refusal);
    if (!result.ok) return !isUnreachable(result.refusal);
    if (result.data.state === "shown") setTaken(result.data.hints);
    else onOver(result.data.state);
    return true;
  };
  const cost = left > 0 ? nextHintPoints(question, hints.length) : 0;
  const words = { action: t("ask", { cost, left }), title: t("title", { number }), back: t("back"), confirm: t("confirm"), submitting: t("asking"), unsent: t("unsent") };
  return (
    <div className="mt-4" data-hints={hints.length}>
      <div ref={shownHere} tabIndex={-1} className="outline-none">
        <HintList hints={hints} label={t("label", { number })} language={language} />
      </div>
      <QuizRefusal refusal={refusal} />
      {left === 0 ? null : cost > 0 ? (
        <SubmitDialog variant="quiet" words={words} description={t("cost", { cost })} isBusy={isBusy} onSubmit={ask} />
      ) : (
        <Button variant="quiet" busy={isBusy} onClick={() => void ask()}>
          {isBusy ? words.submitting : words.action}
        </Button>
      )}
    </div>
  );
}
