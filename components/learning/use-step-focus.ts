import { useEffect, useRef, type RefObject } from "react";

/** Holds the steps of a page that shows one after the other: a screen reader goes on with what came in place of what it read. `shown` names the step. */
export function useStepFocus(shown: string): RefObject<HTMLDivElement | null> {
  const step = useRef<HTMLDivElement>(null);
  const first = useRef(shown);
  useEffect(() => {
    if (first.current !== shown) step.current?.focus();
    first.current = "";
  }, [shown]);
  return step;
}
