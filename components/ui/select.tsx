import type { ReactElement, Ref, SelectHTMLAttributes } from "react";
import { cn } from "./cn";

type Choice = { value: string | number; label: string };

export type SelectProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, "size"> & {
  size?: "sm" | "md";
  /** What can be chosen, below the options that are its children. */
  choices?: readonly Choice[];
  ref?: Ref<HTMLSelectElement>;
};

/** The native select, styled: the phone's own picker, type-ahead and no script. */
export function Select({ size = "md", className, choices, children, ...props }: SelectProps): ReactElement {
  return (
    <select data-size={size} className={cn("input", className)} {...props}>
      {children}
      {choices ? <Options choices={choices} /> : null}
    </select>
  );
}

/** What can be chosen, each with a value of its own; inside a select's groups. */
export function Options({ choices }: { choices: readonly Choice[] }): ReactElement {
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
