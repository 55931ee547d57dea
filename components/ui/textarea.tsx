import type { ReactElement, Ref, TextareaHTMLAttributes } from "react";
import { cn } from "./cn";

export type TextareaProps = TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> };

/** A text area that grows with its text where the browser can (`field-sizing`). */
export function Textarea({ className, rows = 4, ...props }: TextareaProps): ReactElement {
  return <textarea rows={rows} className={cn("input", className)} {...props} />;
}
