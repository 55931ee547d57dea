"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { CircleAlert, CloudCheck, CloudOff, LoaderCircle } from "@/components/ui/icons";
import type { SavingState } from "./held-answers";

const ICONS = { idle: CloudCheck, saved: CloudCheck, saving: LoaderCircle, offline: CloudOff, refused: CircleAlert } as const;
const TONES = { idle: "text-ink-muted", saved: "text-success", saving: "text-ink-muted", offline: "text-warning", refused: "text-danger" } as const;

/** Whether the answers are safe. A screen reader is told what is wrong, not each save. */
export function SavingLine({ state }: { state: SavingState | "idle" }): ReactElement {
  const t = useTranslations("quiz.saving");
  const Icon = ICONS[state];
  return (
    <p className={`quiz-saving ${TONES[state]}`} data-saving={state}>
      <Icon />
      <span role={state === "offline" || state === "refused" ? "status" : undefined}>{t(state)}</span>
    </p>
  );
}
