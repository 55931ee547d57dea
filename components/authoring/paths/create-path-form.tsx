"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import type { ReactElement } from "react";
import { useFormAction } from "@/components/identity/use-form-action";
import { callProcedure } from "@/lib/client/call-procedure";
import type { Locale } from "@/lib/i18n/locales";
import { createPathSchema } from "@/lib/schemas/paths";
import { StudioForm } from "../studio-form";
import { AboutFields } from "./about-fields";

/** A path begins with what it is about; its own page follows, where it gets its steps. */
export function CreatePathForm({ locale, pathsPath }: { locale: Locale; pathsPath: string }): ReactElement {
  const t = useTranslations("studio-paths.create");
  const router = useRouter();
  const { isBusy, isDone, refusal, errors, onSubmit } = useFormAction({
    schema: createPathSchema,
    submit: async (values) => {
      const made = await callProcedure("paths", "create", values);
      if (made.ok) router.push(`${pathsPath}/${made.data.pathId}`);
      return made;
    },
  });
  return (
    <StudioForm onSubmit={onSubmit} isBusy={isBusy || isDone} refusal={refusal} safe={t("refused")} action={t("action")} busyAction={t("busy")} className="max-w-[40rem]">
      <AboutFields about={{ language: locale }} isWrong={(field) => errors[field] !== undefined} />
    </StudioForm>
  );
}
