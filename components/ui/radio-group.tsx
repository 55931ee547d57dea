import type { InputHTMLAttributes, ReactElement, ReactNode, Ref } from "react";
import { cn } from "./cn";
import { FieldError } from "./field";

export type RadioGroupProps = {
  /** Id of the group; the error line is `${id}-error`. */
  id: string;
  legend: ReactNode;
  /** Hides the legend from sight, not from a screen reader. */
  legendHidden?: boolean;
  help?: ReactNode;
  error?: ReactNode;
  /** Radio or RadioOption elements that share a `name`. */
  children: ReactNode;
  className?: string;
};

/** A native fieldset: arrow keys and form submission come from the browser. */
export function RadioGroup({ id, legend, legendHidden, help, error, children, className }: RadioGroupProps): ReactElement {
  return (
    <fieldset id={id} aria-describedby={error ? `${id}-error` : undefined} className={className}>
      <legend className={legendHidden ? "sr-only" : "mb-1.5 font-semibold"}>{legend}</legend>
      {help ? <p className="meta mb-3">{help}</p> : null}
      {children}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </fieldset>
  );
}

type NativeProps = Omit<InputHTMLAttributes<HTMLInputElement>, "type"> & { ref?: Ref<HTMLInputElement> };
export type RadioProps = NativeProps & { label: ReactNode; help?: ReactNode };

/** One choice as a line of text. */
export function Radio({ label, help, className, ...props }: RadioProps): ReactElement {
  return (
    <label className={cn("check-row", className)} data-help={help ? "" : undefined}>
      <input type="radio" className="radio-dot" {...props} />
      <span>
        {label}
        {help ? <span className="meta mt-0.5 block">{help}</span> : null}
      </span>
    </label>
  );
}

export type RadioOptionProps = RadioProps & {
  /** At the right: an icon or the letter key of a quiz answer. */
  aside?: ReactNode;
};

/** One choice as a full-width row: payment methods, quiz answers. */
export function RadioOption({ label, help, aside, className, ...props }: RadioOptionProps): ReactElement {
  return (
    <label className={cn("option", className)}>
      <input type="radio" className="radio-dot" {...props} />
      <OptionText label={label} help={help} />
      {aside ? <span>{aside}</span> : null}
    </label>
  );
}

/** The same row with a checkbox: several answers. */
export function CheckOption({ label, help, aside, className, ...props }: RadioOptionProps): ReactElement {
  return (
    <label className={cn("option", className)}>
      <input type="checkbox" className="check-box" {...props} />
      <OptionText label={label} help={help} />
      {aside ? <span>{aside}</span> : null}
    </label>
  );
}

function OptionText({ label, help }: { label: ReactNode; help?: ReactNode }): ReactElement {
  return (
    <span>
      {help ? <b>{label}</b> : label}
      {help ? <span className="meta block">{help}</span> : null}
    </span>
  );
}
