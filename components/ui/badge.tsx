import type { HTMLAttributes, ReactElement } from "react";
import { cn } from "./cn";

export type BadgeTone = "neutral" | "info" | "signal" | "success" | "warning" | "danger" | "outline";
export type BadgeProps = HTMLAttributes<HTMLSpanElement> & { tone?: BadgeTone };

/** A short fact: a word, with an icon as child when the tone means a state (colour never speaks alone). */
export function Badge({ tone = "neutral", className, ...props }: BadgeProps): ReactElement {
  return <span data-tone={tone} className={cn("badge", className)} {...props} />;
}
