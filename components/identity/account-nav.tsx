"use client";

import { usePathname } from "next/navigation";
import type { ReactElement } from "react";
import { TabLinks } from "@/components/ui/tab-links";

/** The account's pages as tabs, the open one marked. */
export function AccountNav({ items, label }: { items: readonly { label: string; href: string }[]; label: string }): ReactElement {
  const path = usePathname();
  return <TabLinks label={label} items={items.map((item) => ({ ...item, current: item.href === path }))} className="mb-8 mt-5" />;
}
