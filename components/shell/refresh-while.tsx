"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { MINUTE_MS, SECOND_MS } from "@/lib/time";

const FIRST_PAUSE_MS = SECOND_MS;
const LONGEST_PAUSE_MS = 5 * SECOND_MS;
const GIVE_UP_MS = 5 * MINUTE_MS;

/**
 * Renders the page again from the server, with growing pauses, while something on it is still under way, and once more
 * when it no longer is: a page that was read while the last of it was being stored may show only a part of that.
 */
export function RefreshWhile({ active }: { active: boolean }): null {
  const router = useRouter();
  const wasActive = useRef(false);
  useEffect(() => {
    if (!active) {
      if (wasActive.current) router.refresh();
      wasActive.current = false;
      return;
    }
    wasActive.current = true;
    const startedAt = Date.now();
    let timer: ReturnType<typeof setTimeout>;
    const schedule = (pause: number): void => {
      timer = setTimeout(() => {
        router.refresh();
        if (Date.now() - startedAt < GIVE_UP_MS) schedule(Math.min(pause * 1.4, LONGEST_PAUSE_MS));
      }, pause);
    };
    schedule(FIRST_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [active, router]);
  return null;
}
