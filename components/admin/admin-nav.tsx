"use client";

import { usePathname } from "next/navigation";
import type { ReactElement } from "react";
import { TabLinks } from "@/components/ui/tab-links";

/** The administration's pages as tabs; the one that holds the open page is marked. */
export function AdminNav({ items, label }: { items: readonly { label: string; href: string }[]; label: string }): ReactElement {
  const path = usePathname();
  const [root] = items;
  const holds = (href: string): boolean => path === href || (href !== root?.href && path.startsWith(`${href}/`));
  return <TabLinks label={label} items={items.map((item) => ({ ...item, current: holds(item.href) }))} className="mt-3" />;
}
