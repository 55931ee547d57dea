import type { ReactElement, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { CoverImage } from "./cover";

export type EmptyStateProps = {
  title: ReactNode;
  /** What will be here and how it comes to be. */
  text: ReactNode;
  /** The next step: one primary button, perhaps a link. */
  actions?: ReactNode;
  /** The fourth book on the shelf: one real suggestion. */
  suggestion?: { slug: string; topic: string; coverSrc?: string };
  heading?: "h1" | "h2" | "h3";
  /** Leaves the drawing out where the empty list is small. */
  compact?: boolean;
  className?: string;
};

/** A shelf with room on it, and what to put there first. */
export function EmptyState({ title, text, actions, suggestion, heading: Heading = "h2", compact, className }: EmptyStateProps): ReactElement {
  return (
    <StateLayout className={className} figure={compact ? null : <EmptyShelf suggestion={suggestion} />}>
      <Heading className={compact ? "t-item" : "t-page"}>{title}</Heading>
      <p className={compact ? "mt-1.5 max-w-[52ch] text-ink-muted" : "lede mt-2.5"}>{text}</p>
      {actions ? <div className="mt-5 flex flex-wrap items-center gap-3">{actions}</div> : null}
    </StateLayout>
  );
}

/** Figure at the left, words at the right; stacked on a phone. Also under ErrorState and locked lessons. */
export function StateLayout({ figure, children, className }: { figure: ReactNode; children: ReactNode; className?: string }): ReactElement {
  return (
    <div className={cn("grid gap-6", figure && "md:grid-cols-[340px_1fr] md:items-center md:gap-20", className)}>
      {figure ? <div className="w-full max-w-[340px]">{figure}</div> : null}
      <div className="min-w-0">{children}</div>
    </div>
  );
}

function EmptyShelf({ suggestion }: Pick<EmptyStateProps, "suggestion">): ReactElement {
  return (
    <div aria-hidden="true" className="shelf" data-size="small">
      <span className="shelf-ghost" />
      <span className="shelf-ghost" />
      <span className="shelf-ghost" />
      {suggestion ? (
        <span>
          <CoverImage slug={suggestion.slug} topic={suggestion.topic} src={suggestion.coverSrc} size="book" priority />
        </span>
      ) : (
        <span className="shelf-ghost" />
      )}
    </div>
  );
}
