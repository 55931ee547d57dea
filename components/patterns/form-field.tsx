"use client";

import { cloneElement, type ReactElement, type ReactNode } from "react";
import type { FieldError as FormError, FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import { Field } from "@/components/ui/field";

type ControlProps = { id?: string; name?: string; "aria-invalid"?: boolean };

export type FormFieldProps<Values extends FieldValues> = {
  form: UseFormReturn<Values>;
  name: FieldPath<Values>;
  label: ReactNode;
  hint?: ReactNode;
  help?: ReactNode;
  /** Turns the schema's error into a sentence in the reader's language. */
  translate: (error: FormError) => string;
  /** One control: Input, Textarea, Select or a native element. */
  children: ReactElement<ControlProps>;
  className?: string;
};

/** A Field bound to react-hook-form: registers its control and shows the field's error. What was typed stays. */
export function FormField<Values extends FieldValues>(props: FormFieldProps<Values>): ReactElement {
  const { form, name, translate, children, ...field } = props;
  const { error } = form.getFieldState(name, form.formState);
  const id = children.props.id ?? `field-${name.replaceAll(".", "-")}`;
  return (
    <Field id={id} {...field} error={error ? translate(error) : undefined}>
      {cloneElement(children, form.register(name))}
    </Field>
  );
}
