import { Fragment, type ReactElement } from "react";
import { cn } from "./cn";

export type Crumb = { label: string; href?: string };

/** The way here. The last crumb is the page itself. */
export function Breadcrumb({ items, label, className }: { items: readonly Crumb[]; label: string; className?: string }): ReactElement {
  return (
    <nav aria-label={label} className={className}>
      <ol className={cn("meta flex flex-wrap gap-x-2 gap-y-1 *:py-1")}>
        {items.map((item, index) => (
          <Fragment key={`${index}-${item.label}`}>
            {index > 0 ? (
              <li aria-hidden="true" role="presentation">
                /
              </li>
            ) : null}
            <li>
              {item.href === undefined ? (
                <span aria-current={index === items.length - 1 ? "page" : undefined}>{item.label}</span>
              ) : (
                <a href={item.href} className="hover:text-ink hover:underline">
                  {item.label}
                </a>
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}
