import type { ReactElement } from "react";

export type SegmentLink = { label: string; href: string; current?: boolean };

/** A few exclusive views of the same page, as links: "30 days", "90 days", "all". */
export function Segmented({ items, label }: { items: readonly SegmentLink[]; label: string }): ReactElement {
  return (
    <nav aria-label={label} className="segmented">
      {items.map((item) => (
        <a key={item.href} href={item.href} aria-current={item.current ? "true" : undefined}>
          {item.label}
        </a>
      ))}
    </nav>
  );
}
