import type { ReactElement, Ref, SelectHTMLAttributes } from "react";
import { cn } from "./cn";

export type SelectProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, "size"> & {
  size?: "sm" | "md";
  ref?: Ref<HTMLSelectElement>;
};

/** The native select, styled: the phone's own picker, type-ahead and no script. `Options` are its children. */
export function Select({ size = "md", className, ...props }: SelectProps): ReactElement {
  return <select data-size={size} className={cn("input", className)} {...props} />;
}

/** What can be chosen, each with its own value. */
export function Options({ choices }: { choices: readonly { value: string | number; label: string }[] }): ReactElement {
  return (
    <>
      {choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </>
  );
}
