import type { InputHTMLAttributes, ReactElement, ReactNode, Ref } from "react";
import { cn } from "./cn";

export type SwitchProps = Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "role"> & {
  label: ReactNode;
  help?: ReactNode;
  ref?: Ref<HTMLInputElement>;
};

/** A setting that takes effect at once. A native checkbox with the switch role, so a form can carry it without script. */
export function Switch({ label, help, className, ...props }: SwitchProps): ReactElement {
  return (
    <label className={cn("flex min-h-8 cursor-pointer items-start justify-between gap-4 py-1", className)}>
      <span>
        {label}
        {help ? <span className="meta mt-0.5 block">{help}</span> : null}
      </span>
      <input type="checkbox" role="switch" className="switch" {...props} />
    </label>
  );
}
