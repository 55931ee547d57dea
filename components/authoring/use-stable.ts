"use client";

import { useCallback, useLayoutEffect, useRef } from "react";

/** A function that stays the same object while doing what the newest one does: memoised rows need not be drawn again for it. Call it from events only. */
export function useStable<Args extends unknown[], Result>(fn: (...args: Args) => Result): (...args: Args) => Result {
  const latest = useRef(fn);
  useLayoutEffect(() => {
    latest.current = fn;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
