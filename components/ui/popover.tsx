"use client";

import { Popover as Radix } from "radix-ui";
import type { ComponentProps, ReactElement } from "react";
import { cn } from "./cn";
import { overlayContainer } from "./overlay-container";

export const Popover = Radix.Root;
export const PopoverTrigger = Radix.Trigger;
export const PopoverAnchor = Radix.Anchor;
export const PopoverClose = Radix.Close;

/** A small panel beside its trigger. Give it an `aria-label` or `aria-labelledby`. */
export function PopoverContent({ className, sideOffset = 6, ...props }: ComponentProps<typeof Radix.Content>): ReactElement {
  return (
    <Radix.Portal container={overlayContainer()}>
      <Radix.Content sideOffset={sideOffset} collisionPadding={12} className={cn("floating popover", className)} {...props} />
    </Radix.Portal>
  );
}
