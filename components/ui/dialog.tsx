"use client";

import { Dialog as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./cn";

/** State root. Controlled with `open` and `onOpenChange`, or left to its trigger. */
export const Dialog = Radix.Root;
/** Wraps the button that opens; use `asChild`. Focus returns to it. */
export const DialogTrigger = Radix.Trigger;
/** Wraps a button that closes; use `asChild`. The safe choice comes first. */
export const DialogClose = Radix.Close;

export type DialogContentProps = {
  title: ReactNode;
  /** What cannot be undone, in one or two sentences. */
  description?: ReactNode;
  children?: ReactNode;
  /** The choices, safe one first. */
  actions?: ReactNode;
  className?: string;
  /** Told before the dialog closes by Escape or an outside click; call `preventDefault` while work is unsaved. */
  onInteractOutside?: (event: Event) => void;
  onEscapeKeyDown?: (event: KeyboardEvent) => void;
  /** Told when the dialog has gone and focus is about to return; call `preventDefault` to put it elsewhere. */
  onCloseAutoFocus?: (event: Event) => void;
};

/** A modal question before something that cannot be undone. Traps focus, closes with Escape, gives focus back. */
export function DialogContent({ title, description, children, actions, className, ...handlers }: DialogContentProps): ReactElement {
  return (
    <Radix.Portal>
      <Radix.Overlay className="scrim" />
      <Radix.Content className={cn("dialog", className)} {...(description ? {} : { "aria-describedby": undefined })} {...handlers}>
        <Radix.Title className="t-item">{title}</Radix.Title>
        {description ? <Radix.Description className="mt-2 text-ink-muted">{description}</Radix.Description> : null}
        {children ? <div className="mt-4">{children}</div> : null}
        {actions ? <div className="mt-5 flex flex-wrap justify-end gap-3">{actions}</div> : null}
      </Radix.Content>
    </Radix.Portal>
  );
}
