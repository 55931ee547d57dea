import type { ReactElement } from "react";
import { cn } from "./cn";

/** A place that will be filled: give it the size of what comes (`h-5 w-48`). Announce the wait once, on the region around it. */
export function Skeleton({ className }: { className?: string }): ReactElement {
  return <span aria-hidden="true" className={cn("skeleton", className)} />;
}

/** Lines of text on their way; the last is shorter. */
export function SkeletonText({ lines = 3, className }: { lines?: number; className?: string }): ReactElement {
  return (
    <span aria-hidden="true" className={cn("block space-y-2", className)}>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} className={index === lines - 1 ? "w-3/5" : undefined} />
      ))}
    </span>
  );
}
