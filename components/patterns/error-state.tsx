import type { ReactElement, ReactNode } from "react";
import { StateLayout } from "./empty-state";

export type ErrorStateProps = {
  /** What failed, in the reader's words. */
  title: ReactNode;
  /** What happened and what is safe. */
  text: ReactNode;
  /** Retry first, then another way to the same thing. */
  actions?: ReactNode;
  /** The id that support can look up: shown as a stamp. Pass a client CopyStamp as `copy` to make it a button. */
  reference?: { label: string; id: string; copy?: ReactNode };
  /** After the reference: when, and a link to the service status. */
  detail?: ReactNode;
  heading?: "h1" | "h2" | "h3";
  /** Leaves the drawing out inside panels. */
  compact?: boolean;
  className?: string;
};

/** A ruler that breaks where the work stopped; what failed, what is safe, what to do next, and a reference. */
export function ErrorState(props: ErrorStateProps): ReactElement {
  const { heading: Heading = "h2", reference, compact } = props;
  return (
    <StateLayout className={props.className} figure={compact ? null : <BrokenRuler />}>
      <div role="alert">
        <Heading className={compact ? "t-item" : "t-page"}>{props.title}</Heading>
        <p className={compact ? "mt-1.5 max-w-[52ch] text-ink-muted" : "lede mt-2.5"}>{props.text}</p>
      </div>
      {props.actions ? <div className="mt-5 flex flex-wrap items-center gap-2.5">{props.actions}</div> : null}
      {reference || props.detail ? (
        <p className="meta mt-5 flex flex-wrap items-center gap-2">
          {reference ? (
            <>
              {reference.label}
              {reference.copy ?? <span className="stamp select-all">{reference.id}</span>}
            </>
          ) : null}
          {props.detail}
        </p>
      ) : null}
    </StateLayout>
  );
}

const TICKS = Array.from({ length: 17 }, (_, index) => `M${10 + index * 20} ${index % 4 === 0 ? 104 : 120}V136`).join("");

function BrokenRuler(): ReactElement {
  return (
    <svg viewBox="0 84 340 72" aria-hidden="true" className="w-full">
      <path d={TICKS} fill="none" strokeWidth="2" className="stroke-line-strong" />
      <path d="M10 120h176" strokeWidth="10" className="stroke-signal" />
      <path d="M222 120h108" strokeWidth="10" className="stroke-line" />
      <path d="M186 96v48M222 96v48" strokeWidth="3" className="stroke-danger" />
    </svg>
  );
}
