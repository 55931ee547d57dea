import { useSyncExternalStore } from "react";
import { formatTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

const never = (): (() => void) => () => undefined;

/** The hour of an instant where the reader is; "…" until the browser has said where that is. */
export function useLocalTime(instant: string | null, locale: Locale): string {
  return useSyncExternalStore(never, () => (instant === null ? "" : formatTime(new Date(instant), locale, Intl.DateTimeFormat().resolvedOptions().timeZone)), () => "…");
}
