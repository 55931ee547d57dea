"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { SubmitDialog } from "../submit-dialog";

type Props = {
  /** How many versions may still be handed in, this one with them; null without limit. */
  left: number | null;
  percent: number;
  isBusy: boolean;
  /** False when the draft has not arrived yet, so that nothing was handed in. */
  onSubmit: () => Promise<boolean>;
};

/** Handing in is asked about: what it costs when it is late, and whether it can be done again. */
export function SubmitWork({ left, percent, isBusy, onSubmit }: Props): ReactElement {
  const t = useTranslations("assignment.submit");
  const words = { action: t("action"), title: t("title"), back: t("back"), confirm: t("confirm"), submitting: t("submitting"), unsent: t("unsent") };
  const again = left === null ? t("againAlways") : left > 1 ? t("againLeft", { count: left - 1 }) : t("last");
  return <SubmitDialog words={words} description={percent > 0 ? `${t("costs", { percent })} ${again}` : again} isBusy={isBusy} onSubmit={onSubmit} />;
}
