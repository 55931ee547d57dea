import type { ReactElement } from "react";
import { cn } from "./cn";

export type TabLink = { label: string; href: string; current?: boolean; count?: string };

/** Tabs that are pages: links in a navigation, no script. For panels on one page use `tabs.tsx`. */
export function TabLinks({ items, label, className }: { items: readonly TabLink[]; label: string; className?: string }): ReactElement {
  return (
    <nav aria-label={label} className={cn("tabs-list", className)}>
      {items.map((item) => (
        <a key={item.href} href={item.href} aria-current={item.current ? "page" : undefined} className="tab">
          {item.label}
          {item.count === undefined ? null : <span className="tab-count">{item.count}</span>}
        </a>
      ))}
    </nav>
  );
}
