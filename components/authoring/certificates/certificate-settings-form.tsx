"use client";

import { useTranslations } from "next-intl";
import { useState, type FormEvent, type ReactElement } from "react";
import { SaveRow } from "@/components/authoring/save-row";
import { StudioRefusal } from "@/components/authoring/studio-refusal";
import { useStudioAction } from "@/components/authoring/use-studio-action";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { saveCertificateSettingsSchema } from "@/lib/schemas/certificates";
import type { CertificateSettingsDto } from "@/server/certificates";

type Props = { courseId: string; settings: CertificateSettingsDto; canEdit: boolean };

/** Whether a course gives certificates, for how long they are valid, and who signs. */
export function CertificateSettingsForm({ courseId, settings, canEdit }: Props): ReactElement {
  const t = useTranslations("certificates.settings");
  const { isBusy, refusal, run } = useStudioAction();
  const [isWrong, setIsWrong] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string): string => String(data.get(name) ?? "").trim();
    const months = text("validMonths");
    const parsed = saveCertificateSettingsSchema.safeParse({
      courseId, isOn: data.get("isOn") === "on", validMonths: months === "" ? null : Number(months), signatoryName: text("signatoryName"), signatoryTitle: text("signatoryTitle"),
    });
    setIsWrong(!parsed.success);
    if (!parsed.success) return document.getElementById("certificate-months")?.focus();
    if (await run(() => callProcedure("certificates", "saveSettings", parsed.data))) toast(t("saved"));
  };
  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
      <div className="sm:col-span-2">
        <StudioRefusal refusal={refusal} safe={t("refused")} />
        <Checkbox name="isOn" defaultChecked={settings.isOn} disabled={!canEdit} label={t("isOn")} help={t("isOnHelp")} />
      </div>
      <Field id="certificate-months" label={t("validMonths")} hint={t("optional")} help={t("validMonthsHelp")} error={isWrong ? t("validMonthsError") : undefined} className="sm:col-span-2">
        <Input name="validMonths" inputMode="numeric" autoComplete="off" defaultValue={settings.validMonths ?? ""} readOnly={!canEdit} />
      </Field>
      <Field id="certificate-signatory" label={t("signatoryName")} hint={t("optional")} help={t("signatoryNameHelp")}>
        <Input name="signatoryName" maxLength={120} autoComplete="off" defaultValue={settings.signatoryName} readOnly={!canEdit} />
      </Field>
      <Field id="certificate-signatory-title" label={t("signatoryTitle")} hint={t("optional")}>
        <Input name="signatoryTitle" maxLength={120} autoComplete="off" defaultValue={settings.signatoryTitle} readOnly={!canEdit} />
      </Field>
      <SaveRow canEdit={canEdit} isBusy={isBusy} words={t(isBusy ? "saving" : "save")} className="sm:col-span-2" />
    </form>
  );
}
