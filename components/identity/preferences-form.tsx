"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import type { ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { updatePreferencesSchema } from "@/lib/schemas/identity";
import { RefusalCallout } from "./refusal-callout";
import { SubmitButton } from "./submit-button";
import { useFormAction } from "./use-form-action";

type Props = { locale: Locale; timeZone: string; timeZones: readonly string[] };

/** The language of mail and notices, and the zone in which times are shown. */
export function PreferencesForm({ locale, timeZone, timeZones }: Props): ReactElement {
  const t = useTranslations("identity");
  const router = useRouter();
  const form = useFormAction({
    schema: updatePreferencesSchema,
    submit: (values) => callProcedure("identity", "updatePreferences", values),
    onDone: () => {
      toast(t("preferences.saved"));
      router.refresh();
    },
  });
  const zoneError = form.errors.timeZone;
  return (
    <form method="post" noValidate onSubmit={form.onSubmit} className="max-w-[34rem]">
      <RefusalCallout refusal={form.refusal} />
      <Field id="field-locale" label={t("fields.locale")} help={t("fields.localeHelp")} className="mb-5">
        <Select name="locale" defaultValue={locale}>
          {LOCALES.map((option) => (
            <option key={option} value={option} lang={option}>
              {t(`locales.${option}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field id="field-timeZone" label={t("fields.timeZone")} error={zoneError ? t(`fieldErrors.${zoneError}`) : undefined} className="mb-5">
        <Select name="timeZone" defaultValue={timeZone}>
          {timeZones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </Select>
      </Field>
      <SubmitButton isBusy={form.isBusy} label={t("preferences.action")} variant="second" />
    </form>
  );
}
