import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import type { OpenAttempt } from "@/server/assessment";
import type { SavingState } from "./held-answers";
import { DAY_SECONDS } from "./quiz-aside";
import { QuizTimer } from "./quiz-timer";
import { SavingLine } from "./saving-line";

type Props = { attempt: OpenAttempt; answered: number; total: number; saving: SavingState | "idle"; left: number | null };

/** Above an attempt: where in it one is, how much is answered, whether that is safe, and how long it lasts. */
export function QuizBar({ attempt: { inTurn, sections }, answered, total, saving, left }: Props): ReactElement {
  const t = useTranslations("quiz");
  return (
    <div className="quiz-bar">
      <div className="page quiz-bar-row">
        <p className="font-semibold">
          {inTurn === null ? null : `${t("sections.position", { number: inTurn + 1, total: sections.length })} `}
          {t("progress.line", { answered, total })}
        </p>
        <SavingLine state={saving} />
        {left === null || left > DAY_SECONDS ? null : <QuizTimer left={left} />}
      </div>
    </div>
  );
}
