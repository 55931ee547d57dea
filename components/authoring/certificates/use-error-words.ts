"use client";

import { useTranslations } from "next-intl";
import type { DraftErrors } from "./design-draft";

/** The sentence for a field's mistake. An unknown placeholder is told at once, the rest when somebody tried to save. */
export function useErrorWords(errors: DraftErrors, isTried: boolean): (field: string) => string | undefined {
  const t = useTranslations("certificates.design.errors");
  return (field) => {
    const error = errors[field];
    return error && (isTried || error.kind === "placeholder" || error.kind === "accent") ? t(error.kind, { names: error.names }) : undefined;
  };
}
