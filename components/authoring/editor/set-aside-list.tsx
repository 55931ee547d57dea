"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { formatRelative } from "@/lib/i18n/format";
import type { SetAsideText } from "../studio-types";

type Props = { items: readonly SetAsideText[]; locale: string; onOpen: (setAsideId: string) => void };

/** Texts of a conflict that was left open: they wait here until the author says what holds. */
export function SetAsideList({ items, locale, onOpen }: Props): ReactElement | null {
  const t = useTranslations("authoring.conflict");
  if (items.length === 0) return null;
  return (
    <Callout tone="warning" title={t("asideTitle", { count: items.length })} className="mb-5">
      <ul className="mt-2 grid gap-2">
        {items.map(({ setAsideId, savedAt }) => (
          <li key={setAsideId} className="flex flex-wrap items-center gap-3">
            <span suppressHydrationWarning>{t("asideFrom", { when: formatRelative(new Date(savedAt), new Date(), locale) })}</span>
            <Button size="sm" onClick={() => onOpen(setAsideId)}>
              {t("asideOpen")}
            </Button>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
