import type { FormEvent, ReactElement, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { Refusal } from "@/lib/client/call-procedure";
import { StudioRefusal } from "./studio-refusal";

type Props = {
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  isBusy: boolean;
  refusal: Refusal | null;
  /** What a refusal leaves as it was. */
  safe: string;
  /** The button's words while nothing runs, and while it does. */
  action: string;
  busyAction: string;
  className?: string;
  children: ReactNode;
};

/** A form of the studio: what was refused above its fields, its one button below them. */
export function StudioForm({ onSubmit, isBusy, refusal, safe, action, busyAction, className, children }: Props): ReactElement {
  return (
    <form method="post" noValidate onSubmit={onSubmit} className={cn("grid gap-5", className)}>
      <StudioRefusal refusal={refusal} safe={safe} />
      {children}
      <div>
        <Button type="submit" variant="primary" busy={isBusy}>
          {isBusy ? busyAction : action}
        </Button>
      </div>
    </form>
  );
}
