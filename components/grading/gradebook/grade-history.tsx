import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { formatDateTime, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { GradeChangeEntry } from "@/server/grades";

type Props = { changes: readonly GradeChangeEntry[]; locale: Locale; timeZone: string };

/** How a grade came to be, newest first: who, when, from what to what, and why. */
export function GradeHistory({ changes, locale, timeZone }: Props): ReactElement {
  const t = useTranslations("grading.gradebook");
  const say = useGradeWords(locale);
  if (changes.length === 0) return <p className="meta">{t("noHistory")}</p>;
  return (
    <ol className="grid gap-4">
      {changes.map(({ at, by, kind, from, to, reason, late }, index) => (
        <li key={`${at}-${index}`} className="border-b border-line pb-3">
          <p>
            <strong>{t(`change.${kind}`)}</strong> {from === null && kind !== "set" && kind !== "corrected" ? say(to) : t("fromTo", { from: say(from), to: say(to) })}
          </p>
          {late ? <p>{t("late", { days: late.daysLate, percent: late.percent, before: say(late.before) })}</p> : null}
          {reason ? <p>{reason}</p> : null}
          <p className="meta">
            <time dateTime={at}>{formatDateTime(new Date(at), locale, timeZone)}</time>
            {by ? ` · ${by}` : null}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** A grade in words: points, excused, or none. */
export function useGradeWords(locale: Locale): (value: number | "excused" | null) => string {
  const t = useTranslations("grading.gradebook");
  return (value) => (value === null ? t("none") : value === "excused" ? t("state.excused") : formatNumber(value, locale, 2));
}
