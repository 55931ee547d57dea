import { getTranslations } from "@/lib/i18n/get-translations";
import type { Locale } from "./locales";
import type { MarkdownLabels } from "@/lib/markdown/render-markdown";

/** The words that the renderer adds to a text, in the language of the interface. */
export async function markdownLabels(locale: Locale): Promise<MarkdownLabels> {
  const t = await getTranslations({ locale, namespace: "common.markdown" });
  return {
    callouts: { note: t("note"), important: t("important"), tip: t("tip"), warning: t("warning"), caution: t("caution") },
    table: t("table"),
    code: t("code"),
    formula: t("formula"),
    footnotes: t("footnotes"),
    backToText: t("backToText"),
    embed: { film: t.raw("embedFilm"), page: t.raw("embedPage"), note: t.raw("embedNote"), open: t.raw("embedOpen") },
  };
}
