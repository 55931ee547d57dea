"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Button } from "@/components/ui/button";
import { Eye, EyeOff } from "@/components/ui/icons";
import { Input } from "@/components/ui/input";
import type { FormAction } from "./use-form-action";

type Props = { form: FormAction; name: string; label: string; help?: string; isNew?: boolean };

/** A password that can be looked at while typing, for people and for password managers. */
export function PasswordField({ form, name, label, help, isNew = false }: Props): ReactElement {
  const t = useTranslations("identity");
  const [isShown, setIsShown] = useState(false);
  const code = form.errors[name];
  const error = code === undefined ? undefined : t(`fieldErrors.${t.has(`fieldErrors.${code}`) ? code : "invalid"}`);
  const id = `field-${name}`;
  return (
    <div className="relative mb-5">
      <Field id={id} label={label} help={help} error={error}>
        <Input
          name={name}
          type={isShown ? "text" : "password"}
          autoComplete={isNew ? "new-password" : "current-password"}
          autoCapitalize="none"
          spellCheck={false}
          required
          style={{ paddingRight: "3rem" }}
        />
      </Field>
      <Button
        variant="quiet"
        iconOnly
        aria-label={t(isShown ? "form.hidePassword" : "form.showPassword")}
        aria-pressed={isShown}
        aria-controls={id}
        onClick={() => setIsShown((shown) => !shown)}
        className="absolute right-0.5 top-[29px]"
      >
        {isShown ? <EyeOff size="alone" /> : <Eye size="alone" />}
      </Button>
    </div>
  );
}
