import type { ReactElement, ReactNode } from "react";
import { Button } from "./button";

export type PaginationProps = {
  /** Where the neighbouring pages live; undefined at the ends of the list. Keyset lists have no page numbers. */
  previousHref?: string;
  nextHref?: string;
  labels: { nav: string; previous: string; next: string };
  /** For example "1 to 24 of 201 courses". */
  summary?: ReactNode;
};

/** Previous and next as links; at an end the link is replaced by a disabled one so the row does not jump. */
export function Pagination({ previousHref, nextHref, labels, summary }: PaginationProps): ReactElement {
  return (
    <nav aria-label={labels.nav} className="flex flex-wrap items-center justify-between gap-3 py-4">
      <p className="meta">{summary}</p>
      <div className="flex gap-2">
        <PageLink href={previousHref} rel="prev" label={labels.previous} />
        <PageLink href={nextHref} rel="next" label={labels.next} />
      </div>
    </nav>
  );
}

function PageLink({ href, rel, label }: { href: string | undefined; rel: "prev" | "next"; label: string }): ReactElement {
  if (href === undefined) {
    return (
      <Button asChild size="sm">
        <a role="link" aria-disabled="true">
          {label}
        </a>
      </Button>
    );
  }
  return (
    <Button asChild size="sm">
      <a href={href} rel={rel}>
        {label}
      </a>
    </Button>
  );
}
