import type { HTMLAttributes, ReactElement } from "react";
import { cn } from "./cn";

/** A key on the keyboard. */
export function Kbd({ className, ...props }: HTMLAttributes<HTMLElement>): ReactElement {
  return <kbd className={cn("kbd", className)} {...props} />;
}
