"use client";

import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps, ReactElement } from "react";
import { cn } from "./cn";
import { Check } from "./icons";
import { overlayContainer } from "./overlay-container";

/**
 * State root. Not modal: a modal menu hides the page from assistive technology while its links can still take focus.
 * Escape, Tab and a click outside close it all the same.
 */
export function DropdownMenu(props: ComponentProps<typeof Radix.Root>): ReactElement {
  return <Radix.Root modal={false} {...props} />;
}

/** Wraps the button that opens; use `asChild`. */
export const DropdownMenuTrigger = Radix.Trigger;
export const DropdownMenuGroup = Radix.Group;
export const DropdownMenuRadioGroup = Radix.RadioGroup;

/** A menu of actions: arrow keys, type-ahead, Escape. */
export function DropdownMenuContent({ className, sideOffset = 6, align = "end", ...props }: ComponentProps<typeof Radix.Content>): ReactElement {
  return (
    <Radix.Portal container={overlayContainer()}>
      <Radix.Content sideOffset={sideOffset} align={align} className={cn("floating menu", className)} {...props} />
    </Radix.Portal>
  );
}

/** `tone="danger"` for what destroys; put it last. With `asChild` the item is a link. */
export function DropdownMenuItem({ tone, className, ...props }: ComponentProps<typeof Radix.Item> & { tone?: "danger" }): ReactElement {
  return <Radix.Item data-tone={tone} className={cn("menu-item", className)} {...props} />;
}

export function DropdownMenuCheckboxItem({ className, children, ...props }: ComponentProps<typeof Radix.CheckboxItem>): ReactElement {
  return (
    <Radix.CheckboxItem className={cn("menu-item", className)} {...props}>
      <MenuTick />
      {children}
    </Radix.CheckboxItem>
  );
}

export function DropdownMenuRadioItem({ className, children, ...props }: ComponentProps<typeof Radix.RadioItem>): ReactElement {
  return (
    <Radix.RadioItem className={cn("menu-item", className)} {...props}>
      <MenuTick />
      {children}
    </Radix.RadioItem>
  );
}

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Radix.Label>): ReactElement {
  return <Radix.Label className={cn("meta px-2.5 py-1.5", className)} {...props} />;
}

export function DropdownMenuSeparator({ className, ...props }: ComponentProps<typeof Radix.Separator>): ReactElement {
  return <Radix.Separator className={cn("my-1.5 h-px bg-line", className)} {...props} />;
}

function MenuTick(): ReactElement {
  return (
    <span className="w-[1.125em] text-accent">
      <Radix.ItemIndicator>
        <Check />
      </Radix.ItemIndicator>
    </span>
  );
}
