import { formatNumber } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "@/lib/i18n/locales";
import { toCourseLanguage } from "@/lib/schemas/catalog";
import type { PathCard } from "@/server/paths";

/** How much a path asks and of whom, part by part. */
export async function pathFacts({ courseCount, hours, level, language }: Pick<PathCard, "courseCount" | "hours" | "level" | "language">, locale: Locale) {
  const [t, catalog, common] = await Promise.all([
    getTranslations({ locale, namespace: "paths.facts" }),
    getTranslations({ locale, namespace: "catalog" }),
    getTranslations({ locale, namespace: "common.language" }),
  ]);
  return { courses: t("courses", { count: courseCount }), hours: t("hours", { count: hours, hours: formatNumber(hours, locale, 1) }), level: catalog(`level.${level}`), language: common(toCourseLanguage(language)) };
}
