"use client";

import { Tabs as Radix } from "radix-ui";
import type { ComponentProps, ReactElement } from "react";
import { cn } from "./cn";

/** Panels of one page: arrow keys move between tabs. For tabs that are pages use `tab-links.tsx`, which needs no script. */
export const Tabs = Radix.Root;

export function TabsList({ className, ...props }: ComponentProps<typeof Radix.List> & { "aria-label": string }): ReactElement {
  return <Radix.List className={cn("tabs-list", className)} {...props} />;
}

export function TabsTrigger({ count, className, children, ...props }: ComponentProps<typeof Radix.Trigger> & { count?: string }): ReactElement {
  return (
    <Radix.Trigger className={cn("tab", className)} {...props}>
      {children}
      {count === undefined ? null : <span className="tab-count">{count}</span>}
    </Radix.Trigger>
  );
}

export function TabsContent({ className, ...props }: ComponentProps<typeof Radix.Content>): ReactElement {
  return <Radix.Content className={cn("tab-panel", className)} {...props} />;
}
