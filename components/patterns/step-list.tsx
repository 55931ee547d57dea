import type { ReactElement } from "react";
import { Check, X } from "@/components/ui/icons";

type Props = { label: string; yes: string; no: string; steps: readonly { name: string; holds: boolean; text: string }[] };

/** The questions that led to a decision, each with whether it holds. */
export function StepList({ label, yes, no, steps }: Props): ReactElement {
  return (
    <ol className="grid gap-2" aria-label={label}>
      {steps.map(({ name, holds, text }) => (
        <li key={name} className="flex items-start gap-2.5">
          {holds ? <Check className="mt-1 text-success" label={yes} /> : <X className="mt-1 text-ink-muted" label={no} />}
          <span>{text}</span>
        </li>
      ))}
    </ol>
  );
}
