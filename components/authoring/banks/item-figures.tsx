"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { formatNumber, formatPercent } from "@/lib/i18n/format";
import { toLocale } from "@/lib/i18n/locales";
import type { ItemStatistics } from "@/server/banks";

/** How a question did, on one line; too few attempts say so. */
export function ItemFigures({ statistics: { attempts, easiness, discrimination } }: { statistics: ItemStatistics }): ReactElement {
  const t = useTranslations("banks.figures");
  const locale = toLocale(useLocale());
  if (easiness === null) return <span className="meta">{t("few", { count: attempts })}</span>;
  const told = discrimination === null ? t("none") : t("discrimination", { value: formatNumber(discrimination, locale, 2) });
  return <span className="meta tabular-nums">{[t("easiness", { share: formatPercent(easiness, locale) }), told, t("attempts", { count: attempts })].join(" · ")}</span>;
}
