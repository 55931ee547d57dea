"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button, type ButtonVariant } from "@/components/ui/button";

type Props = { isBusy: boolean; label: string; variant?: ButtonVariant; block?: boolean };

/** The form's one action; says that it is at work without losing its place or the focus. */
export function SubmitButton({ isBusy, label, variant = "primary", block = false }: Props): ReactElement {
  const t = useTranslations("identity.form");
  return (
    <Button type="submit" variant={variant} busy={isBusy} block={block}>
      {isBusy ? t("busy") : label}
    </Button>
  );
}
