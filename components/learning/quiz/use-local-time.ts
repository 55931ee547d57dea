import { useSyncExternalStore } from "react";
import { formatDateTime, formatTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

const never = (): (() => void) => () => undefined;

/** The hour of an instant where the reader is, with its day when asked; "…" until the browser has said where that is. */
export function useLocalTime(instant: string | null, locale: Locale, withDay: boolean): string {
  const format = withDay ? formatDateTime : formatTime;
  return useSyncExternalStore(never, () => (instant === null ? "" : format(new Date(instant), locale, Intl.DateTimeFormat().resolvedOptions().timeZone)), () => "…");
}
