import { useTranslations } from "next-intl";
import type { BlockWords } from "./rich-extensions";

/** The words that stand in the text itself, in the heads of its blocks. */
export function useBlockWords(): BlockWords {
  const t = useTranslations("rich-editor.blocks");
  const kinds = useTranslations("rich-editor.callouts");
  return {
    callout: { label: t("calloutKind"), kinds: { note: kinds("note"), important: kinds("important"), tip: kinds("tip"), warning: kinds("warning"), caution: kinds("caution") } },
    code: { label: t("codeLanguage"), plain: t("codePlain") },
    formula: t("formula"),
    source: t("source"),
    task: t("task"),
  };
}
