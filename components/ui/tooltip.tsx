"use client";

import { Tooltip as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { overlayContainer } from "./overlay-container";

/** One around a region: it shares the delay between neighbours. */
export const TooltipProvider = Radix.Provider;

export type TooltipProps = {
  /** A few words or a key; never the only place where something is said, because touch has no hover. */
  content: ReactNode;
  /** The control: one focusable element. */
  children: ReactElement;
  side?: "top" | "right" | "bottom" | "left";
};

/** Names a control on hover and focus. */
export function Tooltip({ content, children, side = "top" }: TooltipProps): ReactElement {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal container={overlayContainer()}>
        <Radix.Content side={side} sideOffset={6} collisionPadding={8} className="tooltip">
          {content}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
