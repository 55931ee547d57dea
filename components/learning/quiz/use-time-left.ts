import { useEffect, useEffectEvent, useState } from "react";

/** Whole seconds until `dueAt` by the server's clock, which said `serverNow` when the page was made; null without an end. */
export function useTimeLeft(dueAt: string | null, serverNow: string, onUp: () => void): number | null {
  const [left, setLeft] = useState(() => (dueAt === null ? null : secondsBetween(Date.parse(serverNow), dueAt)));
  const up = useEffectEvent(onUp);
  useEffect(() => {
    if (dueAt === null) return;
    const ahead = Date.parse(serverNow) - Date.now();
    const timer = setInterval(() => {
      const seconds = secondsBetween(Date.now() + ahead, dueAt);
      setLeft(seconds);
      if (seconds > 0) return;
      clearInterval(timer);
      up();
    }, 1_000);
    return () => clearInterval(timer);
    // The page is made anew when something was submitted; the clock that began with the attempt goes on.
  }, [dueAt, serverNow]);
  return left;
}

function secondsBetween(from: number, dueAt: string): number {
  return Math.max(0, Math.ceil((Date.parse(dueAt) - from) / 1_000));
}
