"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Input, type InputProps } from "@/components/ui/input";
import type { FormAction } from "./use-form-action";

type Props = Omit<InputProps, "name" | "form"> & {
  form: FormAction;
  name: string;
  label: string;
  help?: string;
  hint?: string;
};

/** A labelled input of a form, with its error in words. */
export function TextField({ form, name, label, help, hint, ...input }: Props): ReactElement {
  const t = useTranslations("identity.fieldErrors");
  const code = form.errors[name];
  const error = code === undefined ? undefined : t(t.has(code) ? code : "invalid");
  return (
    <Field id={`field-${name}`} label={label} help={help} hint={hint} error={error} className="mb-5">
      <Input name={name} {...input} />
    </Field>
  );
}
