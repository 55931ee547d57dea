import type { InputHTMLAttributes, ReactElement, ReactNode, Ref } from "react";
import { cn } from "./cn";

type NativeProps = Omit<InputHTMLAttributes<HTMLInputElement>, "type"> & { ref?: Ref<HTMLInputElement> };

/** The bare box, for a table's row selection. Give it an `aria-label`. */
export function CheckboxBox({ className, ...props }: NativeProps): ReactElement {
  return <input type="checkbox" className={cn("check-box", className)} {...props} />;
}

export type CheckboxProps = NativeProps & {
  label: ReactNode;
  help?: ReactNode;
  /** At the end of the row: a count in a filter. */
  aside?: ReactNode;
};

/** A native checkbox whose whole row is the label. */
export function Checkbox({ label, help, aside, className, ...props }: CheckboxProps): ReactElement {
  return (
    <label className={cn("check-row", className)} data-help={help ? "" : undefined}>
      <CheckboxBox {...props} className={help ? "mt-px" : undefined} />
      <span>
        {label}
        {help ? <span className="meta mt-0.5 block">{help}</span> : null}
      </span>
      {aside ? <span className="text-xs text-ink-faint tabular-nums">{aside}</span> : null}
    </label>
  );
}
