import type { ReactElement, ReactNode } from "react";
import { Button } from "@/components/ui/button";

type Props = {
  /** Who may only look has nothing to save. */
  canEdit: boolean;
  isBusy: boolean;
  /** The button's words, for now: whether it waits or saves. */
  words: string;
  className?: string;
  /** What stands beside the button. */
  children?: ReactNode;
};

/** The button at the foot of a form that saves what is in it. */
export function SaveRow({ canEdit, isBusy, words, className, children }: Props): ReactElement | null {
  if (!canEdit) return null;
  return (
    <div className={className}>
      <Button type="submit" busy={isBusy}>
        {words}
      </Button>
      {children}
    </div>
  );
}
