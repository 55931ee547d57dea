"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { formatList } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

type Props = {
  /** Numbers of the questions without an answer. */
  missing: readonly number[];
  isBusy: boolean;
  locale: Locale;
  /** False when something has not arrived yet, so that nothing was submitted. */
  onSubmit: () => Promise<boolean>;
};

/** Submitting cannot be undone: it is asked about, with what is missing by its number. */
export function SubmitQuiz({ missing, isBusy, locale, onSubmit }: Props): ReactElement {
  const t = useTranslations("quiz.submit");
  const [isOpen, setIsOpen] = useState(false);
  const [isUnsent, setIsUnsent] = useState(false);
  const confirm = async (): Promise<void> => {
    const sent = await onSubmit();
    setIsUnsent(!sent);
    if (sent) setIsOpen(false);
  };
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button variant="primary" block busy={isBusy && !isOpen}>
          {t(isBusy && !isOpen ? "submitting" : "action")}
        </Button>
      </DialogTrigger>
      <DialogContent
        title={t("title")}
        description={missing.length === 0 ? t("all") : t("missing", { count: missing.length, list: formatList(missing.map(String), locale) })}
        actions={
          <>
            <DialogClose asChild>
              <Button>{t("back")}</Button>
            </DialogClose>
            <Button variant="primary" busy={isBusy} onClick={() => void confirm()}>
              {t(isBusy ? "submitting" : "confirm")}
            </Button>
          </>
        }
      >
        {isUnsent ? <p role="alert">{t("unsent")}</p> : null}
      </DialogContent>
    </Dialog>
  );
}
