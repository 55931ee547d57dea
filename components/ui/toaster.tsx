"use client";

import type { ReactElement } from "react";
import { Toaster as Sonner } from "sonner";

export { toast } from "sonner";

/**
 * Where toasts appear: once, in the layout of the signed-in area. `toast("Lesson moved", { action: { label, onClick } })`
 * shows one line with its undo for 8 s; hover and focus pause it. Errors that need a decision are a Callout, not a toast.
 */
export function Toaster({ labels }: { labels: { region: string; close: string } }): ReactElement {
  return (
    <Sonner
      position="bottom-left"
      duration={8000}
      gap={8}
      containerAriaLabel={labels.region}
      toastOptions={{ unstyled: true, closeButtonAriaLabel: labels.close, classNames: { toast: "toast" } }}
    />
  );
}
