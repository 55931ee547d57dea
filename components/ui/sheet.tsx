"use client";

import { Dialog as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./cn";
import { X } from "./icons";

export const Sheet = Radix.Root;
export const SheetTrigger = Radix.Trigger;
export const SheetClose = Radix.Close;

export type SheetContentProps = {
  title: ReactNode;
  closeLabel: string;
  children: ReactNode;
  side?: "left" | "right" | "bottom";
  className?: string;
};

/** A panel from the edge: filters on a phone, the course outline, an inspector. */
export function SheetContent({ title, closeLabel, children, side = "right", className }: SheetContentProps): ReactElement {
  return (
    <Radix.Portal>
      <Radix.Overlay className="scrim" />
      <Radix.Content className={cn("side-sheet", className)} data-side={side} aria-describedby={undefined}>
        <div className="mb-4 flex items-center justify-between gap-3">
          <Radix.Title className="t-item">{title}</Radix.Title>
          <Radix.Close className="btn" data-variant="quiet" data-size="md" data-icon-only="" aria-label={closeLabel}>
            <X size="alone" />
          </Radix.Close>
        </div>
        {children}
      </Radix.Content>
    </Radix.Portal>
  );
}
