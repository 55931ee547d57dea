"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { toast } from "@/components/ui/toaster";
import { formatList } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { SubmitDialog } from "../submit-dialog";

type Props = {
  /** Numbers of the questions without an answer. */
  missing: readonly number[];
  /** A file of an answer was not found good so far: nothing can be submitted yet. */
  isUnready: boolean;
  isBusy: boolean;
  locale: Locale;
  /** False when something has not arrived yet, so that nothing was submitted. */
  onSubmit: () => Promise<boolean>;
};

/** Submitting cannot be undone: it is asked about, with what is missing by its number. */
export function SubmitQuiz({ missing, isUnready, isBusy, locale, onSubmit }: Props): ReactElement {
  const t = useTranslations("quiz.submit");
  const words = { action: t("action"), title: t("title"), back: t("back"), confirm: t("confirm"), submitting: t("submitting"), unsent: t("unsent") };
  const description = missing.length === 0 ? t("all") : t("missing", { count: missing.length, list: formatList(missing.map(String), locale) });
  const submit = async (): Promise<boolean> => {
    if (!isUnready) return onSubmit();
    toast(t("filesNotReady"));
    return true;
  };
  return <SubmitDialog block words={words} description={description} isBusy={isBusy} onSubmit={submit} />;
}
