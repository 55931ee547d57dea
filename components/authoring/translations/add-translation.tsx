"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import type { ReactElement } from "react";
import { useFormAction } from "@/components/identity/use-form-action";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { createTranslationSchema, translationOfCourseSchema } from "@/lib/schemas/translations";
import { StudioForm } from "../studio-form";

type Choice = { value: string; label: string };

/** Begins the translation of a course in a language that it is not in yet. */
export function CreateTranslation({ courseId, languages, studioPath }: { courseId: string; languages: readonly Choice[]; studioPath: string }): ReactElement {
  const t = useTranslations("translations.create");
  const router = useRouter();
  const form = useFormAction({
    schema: createTranslationSchema,
    extra: { courseId },
    submit: async (values) => {
      const result = await callProcedure("authoring", "createTranslation", values);
      if (result.ok) router.push(`${studioPath}/${result.data.courseId}/translations`);
      return result;
    },
  });
  return (
    <StudioForm onSubmit={form.onSubmit} isBusy={form.isBusy || form.isDone} refusal={form.refusal} safe={t("refused")} action={t("action")} busyAction={t("busy")} className="max-w-[26rem]">
      <Field id="translation-language" label={t("language")}>
        <Select name="language" choices={languages} />
      </Field>
    </StudioForm>
  );
}

/** Makes a course that exists the translation of this one. */
export function LinkTranslation({ courseId, candidates }: { courseId: string; candidates: readonly Choice[] }): ReactElement {
  const t = useTranslations("translations.link");
  const router = useRouter();
  const form = useFormAction({
    schema: translationOfCourseSchema,
    extra: { courseId },
    submit: async (values) => {
      const result = await callProcedure("authoring", "linkTranslation", values);
      if (!result.ok) return result;
      toast(t("done", { count: result.data.paired }));
      router.refresh();
      return result;
    },
  });
  return (
    <StudioForm onSubmit={form.onSubmit} isBusy={form.isBusy} refusal={form.refusal} safe={t("refused")} action={t("action")} busyAction={t("busy")} className="max-w-[26rem]">
      <Field id="translation-course" label={t("course")}>
        <Select name="translationId" choices={candidates} />
      </Field>
    </StudioForm>
  );
}
