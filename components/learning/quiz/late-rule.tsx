"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { formatDateTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { QuizPage, QuizRules } from "@/server/assessment";

type Props = { late: NonNullable<QuizRules["late"]>; timeZone: QuizPage["timeZone"]; locale: Locale };

/** Until when an attempt is in time, by the course's clock, and what each day after it takes off. */
export function LateRule({ late: { from, percentPerDay, maxPercent }, timeZone, locale }: Props): ReactElement {
  const t = useTranslations("quiz.rules");
  const until = formatDateTime(new Date(from), locale, timeZone ?? "UTC");
  return <span>{t(maxPercent === 0 || percentPerDay === 0 ? "lateFree" : "late", { from: until, percent: percentPerDay, max: maxPercent })}</span>;
}
