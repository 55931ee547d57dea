import type { ReactElement, ReactNode } from "react";
import { cn } from "./cn";

export type Step = {
  title: ReactNode;
  detail?: ReactNode;
  state?: "todo" | "current" | "done" | "failed";
  /** The state in words ("Done"), read before the title by a screen reader: colour and number do not speak. */
  stateLabel?: string;
};

/** What happens, in order. Number, check when done, saffron while it runs. */
export function Steps({ steps, className }: { steps: readonly Step[]; className?: string }): ReactElement {
  return (
    <ol className={cn("steps", className)}>
      {steps.map((step, index) => (
        <li key={index} className="step" data-state={step.state ?? "todo"} aria-current={step.state === "current" ? "step" : undefined}>
          <b className="block">
            {step.stateLabel ? <span className="sr-only">{`${step.stateLabel}: `}</span> : null}
            {step.title}
          </b>
          {step.detail ? <div className="meta">{step.detail}</div> : null}
        </li>
      ))}
    </ol>
  );
}
