"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import type { ReactElement } from "react";
import { useFormAction } from "@/components/identity/use-form-action";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { callProcedure } from "@/lib/client/call-procedure";
import type { Locale } from "@/lib/i18n/locales";
import { startCourseSchema } from "@/lib/schemas/authoring-studio";
import { COURSE_LANGUAGES } from "@/lib/schemas/catalog";
import { StudioForm } from "./studio-form";

type Props = { locale: Locale; topics: readonly { slug: string; name: string }[]; studioPath: string };

/** A course begins with its title, its language and its topic; everything else can wait. */
export function CreateCourseForm({ locale, topics, studioPath }: Props): ReactElement {
  const t = useTranslations("authoring.create");
  const languages = useTranslations("authoring.language");
  const router = useRouter();
  const form = useFormAction({
    schema: startCourseSchema,
    submit: async (values) => {
      const result = await callProcedure("authoring", "createCourse", values);
      if (result.ok) router.push(`${studioPath}/${result.data.courseId}`);
      return result;
    },
  });
  const isBusy = form.isBusy || form.isDone;
  return (
    <StudioForm onSubmit={form.onSubmit} isBusy={isBusy} refusal={form.refusal} safe={t("refused")} action={t("action")} busyAction={t("busy")} className="max-w-[34rem]">
      <Field id="course-title" label={t("name")} help={t("nameHelp")} error={form.errors.title ? t("nameError") : undefined}>
        <Input name="title" required maxLength={160} autoComplete="off" />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field id="course-language" label={t("language")}>
          <Select name="language" defaultValue={locale} choices={COURSE_LANGUAGES.map((language) => ({ value: language, label: languages(language) }))} />
        </Field>
        <Field id="course-topic" label={t("topic")} error={form.errors.topicSlug ? t("topicError") : undefined}>
          <Select name="topicSlug" choices={topics.map(({ slug, name }) => ({ value: slug, label: name }))} />
        </Field>
      </div>
    </StudioForm>
  );
}
