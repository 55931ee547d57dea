import { cloneElement, type LabelHTMLAttributes, type ReactElement, type ReactNode } from "react";
import { cn } from "./cn";

/** The label above a control. */
export function Label({ className, ...props }: LabelHTMLAttributes<HTMLLabelElement>): ReactElement {
  return <label className={cn("field-label", className)} {...props} />;
}

type ControlProps = {
  id?: string;
  required?: boolean;
  "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling";
  "aria-describedby"?: string;
};

export type FieldProps = {
  /** Also the id of the control; help and error take `${id}-help` and `${id}-error`. */
  id: string;
  label: ReactNode;
  /** Shown after the label in muted text, for example "optional". */
  hint?: ReactNode;
  help?: ReactNode;
  /** A sentence that gives the fix. Its presence puts the control in the error state. */
  error?: ReactNode;
  /** One control: Input, Textarea, Select or a native element. */
  children: ReactElement<ControlProps>;
  className?: string;
};

/** Label above, help below, error last; wires `id`, `aria-describedby` and `aria-invalid` onto the control. */
export function Field({ id, label, hint, help, error, children, className }: FieldProps): ReactElement {
  const describedBy = [children.props["aria-describedby"], help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ");
  const control = cloneElement(children, {
    id,
    ...(describedBy ? { "aria-describedby": describedBy } : {}),
    ...(error ? { "aria-invalid": true } : {}),
  });
  return (
    <div className={className}>
      <Label htmlFor={id}>
        {label}
        {hint ? <span className="ml-2 font-normal text-ink-muted">{hint}</span> : null}
      </Label>
      {control}
      {help ? (
        <p id={`${id}-help`} className="meta mt-1.5">
          {help}
        </p>
      ) : null}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}

/** The error line of a field or fieldset; announced when it appears. Always rendered, so the live region exists before its text. */
export function FieldError({ id, children }: { id: string; children?: ReactNode }): ReactElement {
  return (
    <p id={id} aria-live="polite" className={cn("text-xs text-danger", Boolean(children) && "mt-1.5")}>
      {children}
    </p>
  );
}
