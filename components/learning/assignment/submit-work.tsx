"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";

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
  const [isOpen, setIsOpen] = useState(false);
  const [isUnsent, setIsUnsent] = useState(false);
  const confirm = async (): Promise<void> => {
    const sent = await onSubmit();
    setIsUnsent(!sent);
    if (sent) setIsOpen(false);
  };
  const again = left === null ? t("againAlways") : left > 1 ? t("againLeft", { count: left - 1 }) : t("last");
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button variant="primary">{t("action")}</Button>
      </DialogTrigger>
      <DialogContent
        title={t("title")}
        description={percent > 0 ? `${t("costs", { percent })} ${again}` : again}
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
