import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { Check } from "@/components/ui/icons";
import type { RichText } from "@/lib/schemas/question-parts";
import type { Question } from "@/lib/schemas/questions";

/** A text as it was written, with a line for each gap: nothing in it is run or rendered. */
export function wordsOf({ text }: RichText): string {
  return text.replaceAll(/\[\[([A-Za-z][\w-]{0,60})\]\]/g, "____");
}

/** What is right in a drafted question, what is wrong, and why. */
export function DraftKey({ question }: { question: Question }): ReactElement | null {
  const t = useTranslations("drafts.review");
  switch (question.type) {
    case "single":
    case "multiple":
      return <Choices options={question.options} />;
    case "boolean":
      return <Line>{t(question.correct ? "isTrue" : "isFalse")}</Line>;
    case "shortText":
      return <Line>{question.accepted.map(({ text }) => text).join(" / ")}</Line>;
    case "numeric":
      return <Line>{question.accepted.map((answer) => (answer.kind === "value" ? t("value", { value: answer.value, tolerance: answer.tolerance.amount }) : `${answer.min}–${answer.max}`)).join(" / ")}</Line>;
    case "cloze":
      return (
        <ol className="grid gap-1">
          {question.gaps.map((gap) => (
            <li key={gap.id}>{gap.kind === "choice" ? <Choices options={gap.options} /> : <Line>{gap.kind === "text" ? gap.accepted.map(({ text }) => text).join(" / ") : gap.accepted.map((answer) => (answer.kind === "value" ? answer.value : `${answer.min}–${answer.max}`)).join(" / ")}</Line>}</li>
          ))}
        </ol>
      );
    case "matching":
      return (
        <ul className="grid gap-1">
          {question.pairs.map(({ prompt, target }) => (
            <li key={`${prompt}-${target}`}>
              {wordOf(question.prompts, prompt)} → {wordOf(question.targets, target)}
            </li>
          ))}
        </ul>
      );
    case "ordering":
      return (
        <ol className="list-decimal pl-6">
          {question.items.map(({ id, text }) => (
            <li key={id}>{wordsOf(text)}</li>
          ))}
        </ol>
      );
    default:
      return null;
  }
}

function wordOf(choices: readonly { id: string; text: RichText }[], id: string): string {
  const found = choices.find((choice) => choice.id === id);
  return found ? wordsOf(found.text) : "";
}

function Line({ children }: { children: ReactNode }): ReactElement {
  const t = useTranslations("drafts.review");
  return (
    <p>
      <span className="meta">{t("answer")}</span> {children}
    </p>
  );
}

type Option = { id: string; text: RichText; correct: boolean; feedback: RichText | null };

function Choices({ options }: { options: readonly Option[] }): ReactElement {
  const t = useTranslations("drafts.review");
  return (
    <ul className="grid gap-1">
      {options.map(({ id, text, correct, feedback }) => (
        <li key={id} className="flex gap-2">
          <span className="w-5 shrink-0">{correct ? <Check className="text-success" /> : null}</span>
          <span className="min-w-0">
            {wordsOf(text)} {correct ? <span className="sr-only">({t("right")})</span> : null}
            {feedback ? <span className="meta block">{wordsOf(feedback)}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
