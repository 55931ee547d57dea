"use client";

import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";

type Props = {
  words: { action: string; title: string; back: string; confirm: string; submitting: string; unsent: string };
  /** What is missing, what it costs, whether it can be done again. */
  description: string;
  isBusy: boolean;
  /** Of the button that opens it. */
  variant?: "primary" | "quiet";
  /** The button is as wide as what holds it. */
  block?: boolean;
  /** False when something has not arrived yet, so that nothing was handed in. */
  onSubmit: () => Promise<boolean>;
};

/** A button for what cannot be taken back, such as handing work in, once it was asked about. */
export function SubmitDialog({ words, description, isBusy, variant = "primary", block, onSubmit }: Props): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const [isUnsent, setIsUnsent] = useState(false);
  // Work may also go on its own, as when the time is over.
  const isBusyAlone = isBusy && !isOpen;
  const confirm = async (): Promise<void> => {
    const sent = await onSubmit();
    setIsUnsent(!sent);
    if (sent) setIsOpen(false);
  };
  return (
    <Dialog open={isOpen} onOpenChange={setIsOpen}>
      <DialogTrigger asChild>
        <Button variant={variant} block={block} busy={isBusyAlone}>
          {isBusyAlone ? words.submitting : words.action}
        </Button>
      </DialogTrigger>
      <DialogContent
        title={words.title}
        description={description}
        actions={
          <>
            <DialogClose asChild>
              <Button>{words.back}</Button>
            </DialogClose>
            <Button variant="primary" busy={isBusy} onClick={() => void confirm()}>
              {isBusy ? words.submitting : words.confirm}
            </Button>
          </>
        }
      >
        {isUnsent ? <p role="alert">{words.unsent}</p> : null}
      </DialogContent>
    </Dialog>
  );
}
