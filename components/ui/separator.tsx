import type { ReactElement } from "react";
import { cn } from "./cn";

/** A hairline. Decorative unless it separates groups a screen reader should tell apart (`meaningful`). */
export function Separator({ meaningful, className }: { meaningful?: boolean; className?: string }): ReactElement {
  return <hr aria-hidden={meaningful ? undefined : true} className={cn("border-0 border-t border-line", className)} />;
}
