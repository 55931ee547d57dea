"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { StoredDraft } from "./draft-outbox";

/** Another tab or device saved another text: both are here until one is chosen. */
export function DraftConflict({ theirs, onSettle }: { theirs: StoredDraft; onSettle: (choice: "mine" | "theirs") => void }): ReactElement {
  const t = useTranslations("assignment.conflict");
  return (
    <Callout tone="warning" role="alert" title={t("title")}>
      <p>{t("text")}</p>
      <blockquote className="my-3 max-h-60 overflow-auto border-l-4 border-line pl-3 whitespace-pre-wrap">{[theirs.text, ...theirs.links].filter(Boolean).join("\n") || t("empty")}</blockquote>
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => onSettle("mine")}>{t("mine")}</Button>
        <Button onClick={() => onSettle("theirs")}>{t("theirs")}</Button>
      </div>
    </Callout>
  );
}
