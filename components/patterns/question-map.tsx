import type { ReactElement, ReactNode } from "react";
import { Check, X } from "@/components/ui/icons";

export type QuestionCell = {
  number: number;
  href: string;
  state: "open" | "answered" | "right" | "wrong";
  flagged?: boolean;
  current?: boolean;
  /** "Question 4, answered, flagged". */
  label: string;
};

/** Every question of a quiz in a grid, with what was answered and what was flagged. */
export function QuestionMap({ cells, label }: { cells: readonly QuestionCell[]; label: string }): ReactElement {
  return (
    <nav aria-label={label} className="question-map">
      {cells.map((cell) => (
        <a
          key={cell.number}
          href={cell.href}
          aria-label={cell.label}
          aria-current={cell.current ? "step" : undefined}
          className="question-cell"
          data-state={cell.state}
          data-flagged={cell.flagged ? "" : undefined}
        >
          {cell.state === "right" ? <Check /> : cell.state === "wrong" ? <X /> : cell.number}
        </a>
      ))}
    </nav>
  );
}

export type ReviewedOptionProps = {
  result: "right" | "wrong";
  /** "Correct", "Your answer". */
  resultLabel: string;
  explanation?: ReactNode;
  children: ReactNode;
};

/** An answer after the quiz: colour, icon, word and explanation together. */
export function ReviewedOption({ result, resultLabel, explanation, children }: ReviewedOptionProps): ReactElement {
  const right = result === "right";
  return (
    <div className="option" data-result={result}>
      {right ? <Check className="text-success" size="alone" /> : <X className="text-danger" size="alone" />}
      <b>{children}</b>
      <span className={right ? "text-xs font-semibold text-success" : "text-xs font-semibold text-danger"}>{resultLabel}</span>
      {explanation ? <div className="col-[2/-1] -mt-1.5 text-sm">{explanation}</div> : null}
    </div>
  );
}
