import type { InputHTMLAttributes, ReactElement, Ref } from "react";
import { cn } from "./cn";

export type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, "size"> & {
  /** `sm` (36 px) is for table tools; forms use the default 44 px, which phones do not zoom into. */
  size?: "sm" | "md";
  ref?: Ref<HTMLInputElement>;
};

/** A text input. Set `aria-invalid` for the error state; `Field` does it for you. */
export function Input({ size = "md", className, type = "text", ...props }: InputProps): ReactElement {
  return <input type={type} data-size={size} className={cn("input", className)} {...props} />;
}
