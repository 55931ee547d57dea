"use client";

import { useTranslations } from "next-intl";
import { useRef, useState, type FormEvent, type ReactElement, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";

type Props = {
  title: string;
  children: ReactNode;
  action: string;
  /** A second choice that needs no input, such as taking a link away. */
  other?: { label: string; onChoose: () => void } | undefined;
  /** False keeps the dialog open: what is wrong is said beside its field. */
  onSubmit: () => boolean;
  /** Called when the dialog has gone, so that the text can take the focus. */
  onClosed: () => void;
};

/** A small form over the text. Enter sends it, Escape leaves everything as it was. */
export function AskDialog({ title, children, action, other, onSubmit, onClosed }: Props): ReactElement {
  const t = useTranslations("rich-editor");
  const [isOpen, setIsOpen] = useState(true);
  const after = useRef<(() => void) | null>(null);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    // The dialog lies in the page of the text: its form must not reach a form around it.
    event.stopPropagation();
    if (onSubmit()) setIsOpen(false);
  };
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogContent
        title={title}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          after.current?.();
          onClosed();
        }}
      >
        <form onSubmit={send} className="grid gap-4" noValidate>
          {children}
          <div className="flex flex-wrap justify-end gap-3">
            {other ? (
              <Button
                variant="quiet"
                className="mr-auto"
                onClick={() => {
                  after.current = other.onChoose;
                  setIsOpen(false);
                }}
              >
                {other.label}
              </Button>
            ) : null}
            <DialogClose asChild>
              <Button>{t("cancel")}</Button>
            </DialogClose>
            <Button type="submit" variant="primary">
              {action}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
