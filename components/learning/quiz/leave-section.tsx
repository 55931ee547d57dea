"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { formatList } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { SubmitDialog } from "../submit-dialog";

type Props = {
  /** Of the section that follows. */
  title: string;
  /** Numbers of the section's questions without an answer. */
  missing: readonly number[];
  isBusy: boolean;
  locale: Locale;
  /** False when something has not arrived yet, so that nothing was closed. */
  onLeave: () => Promise<boolean>;
};

/** There is no way back into a section: leaving it is asked about, with what is missing by its number. */
export function LeaveSection({ title, missing, isBusy, locale, onLeave }: Props): ReactElement {
  const t = useTranslations("quiz.sections");
  const words = { action: t("next"), title: t("leaveTitle"), back: t("stay"), confirm: t("leave", { title }), submitting: t("leaving"), unsent: t("unsent") };
  const description = missing.length === 0 ? t("all") : t("missing", { count: missing.length, list: formatList(missing.map(String), locale) });
  return <SubmitDialog block words={words} description={description} isBusy={isBusy} onSubmit={onLeave} />;
}
