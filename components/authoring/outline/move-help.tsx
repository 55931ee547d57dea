"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";

export const MOVE_HELP_ID = "move-help";

/** How things are moved, read aloud with every grip. */
export function MoveHelp({ canEdit }: { canEdit: boolean }): ReactElement | null {
  const t = useTranslations("authoring.outline");
  if (!canEdit) return null;
  return (
    <p id={MOVE_HELP_ID} className="meta mb-4 max-w-[70ch]">
      {t("moveHelp")}
    </p>
  );
}
