import type { ReactElement, ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export type Fact = { term: string; value: ReactNode };

/** Up to four facts in a row: dedication, level, language, rating. */
export function FactRow({ facts, className }: { facts: readonly Fact[]; className?: string }): ReactElement {
  return (
    <dl className={cn("fact-row", className)}>
      {facts.map((fact) => (
        <div key={fact.term}>
          <dt className="meta">{fact.term}</dt>
          <dd className="mt-0.5 font-semibold">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What you will be able to do, numbered, in two columns. */
export function Outcomes({ items }: { items: readonly string[] }): ReactElement {
  return (
    <ol className="outcomes">
      {items.map((item, index) => (
        <li key={item}>
          <span aria-hidden="true" className="text-ink-muted">
            {index + 1}
          </span>
          <span>{item}</span>
        </li>
      ))}
    </ol>
  );
}

export type Figure = { label: string; value: string; detail?: ReactNode };

/** The numbers that matter on a dashboard: three, each with its unit, count or source in the detail. */
export function Figures({ figures }: { figures: readonly Figure[] }): ReactElement {
  return (
    <dl className="figures">
      {figures.map((figure) => (
        <div key={figure.label} className="figure-cell">
          <dt className="text-ink-muted">{figure.label}</dt>
          <dd>
            <p className="figure-value">{figure.value}</p>
            {figure.detail ? <p className="meta">{figure.detail}</p> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export type SumLine = { term: ReactNode; value: ReactNode; tone?: "success" };

/** The lines of a price: each part, then the total. Values are Money with `exact`. */
export function SumLines({ lines, total }: { lines: readonly SumLine[]; total: SumLine }): ReactElement {
  return (
    <dl>
      {lines.map((line, index) => (
        <div key={index} className="flex justify-between gap-4 py-1">
          <dt>{line.term}</dt>
          <dd className={line.tone === "success" ? "text-success" : undefined}>{line.value}</dd>
        </div>
      ))}
      <div className="mt-2 flex items-baseline justify-between gap-4 border-t border-ink pt-2.5">
        <dt className="font-semibold">{total.term}</dt>
        <dd className="price text-xl">{total.value}</dd>
      </div>
    </dl>
  );
}

/** Questions and answers that open without script. */
export function Faq({ items }: { items: readonly { question: string; answer: ReactNode }[] }): ReactElement {
  return (
    <div className="faq">
      {items.map((item, index) => (
        <details key={item.question} open={index === 0}>
          <summary>{item.question}</summary>
          <div className="max-w-[60ch] pb-4 text-ink-muted">{item.answer}</div>
        </details>
      ))}
    </div>
  );
}
