"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import type { ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { updateProfileSchema } from "@/lib/schemas/identity";
import { RefusalCallout } from "./refusal-callout";
import { SubmitButton } from "./submit-button";
import { TextField } from "./text-field";
import { useFormAction } from "./use-form-action";

/** One's name, headline and bio. */
export function ProfileForm({ profile }: { profile: { name: string; headline: string; bio: string } }): ReactElement {
  const t = useTranslations("identity");
  const router = useRouter();
  const form = useFormAction({
    schema: updateProfileSchema,
    submit: (values) => callProcedure("identity", "updateProfile", values),
    onDone: () => {
      toast(t("profile.saved"));
      router.refresh();
    },
  });
  const bioError = form.errors.bio;
  return (
    <form method="post" noValidate onSubmit={form.onSubmit} className="max-w-[34rem]">
      <RefusalCallout refusal={form.refusal} />
      <TextField form={form} name="name" label={t("fields.name")} help={t("fields.nameHelp")} defaultValue={profile.name} autoComplete="name" required />
      <TextField form={form} name="headline" label={t("fields.headline")} hint={t("fields.optional")} defaultValue={profile.headline} />
      <Field id="field-bio" label={t("fields.bio")} hint={t("fields.optional")} error={bioError ? t(`fieldErrors.${bioError}`) : undefined} className="mb-5">
        <Textarea name="bio" rows={5} defaultValue={profile.bio} />
      </Field>
      <SubmitButton isBusy={form.isBusy} label={t("profile.action")} />
    </form>
  );
}
