"use client";

import { useSyncExternalStore, type ReactElement, type ReactNode } from "react";

const never = (): (() => void) => () => undefined;

/** Holds its fields back until the page listens: what was typed into the server's page before that would be lost. */
export function UntilReady({ children }: { children: ReactNode }): ReactElement {
  const isReady = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <fieldset disabled={!isReady} className="contents">
      {children}
    </fieldset>
  );
}
