"use client";

import { useTranslations } from "next-intl";
import { useState, type FormEvent, type ReactElement } from "react";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { callProcedure } from "@/lib/client/call-procedure";
import { normalizeEmail } from "@/lib/email-address";
import { instantIn } from "@/lib/wall-time";
import { StudioForm } from "../studio-form";
import { useStudioAction } from "../use-studio-action";

type Outcome = { email: string; outcome: "enrolled" | "already" | "unknown" };

/** One person by their address: what became of it is said, and the next one can be typed. */
export function EnrolOne({ courseId, timeZone }: { courseId: string; timeZone: string }): ReactElement {
  const t = useTranslations("studio-home.enrol");
  const { isBusy, refusal, run } = useStudioAction();
  const [said, setSaid] = useState<Outcome | null>(null);
  const [wrong, setWrong] = useState<"email" | "until" | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const email = normalizeEmail(String(data.get("email") ?? ""));
    const day = String(data.get("until") ?? "");
    const until = day === "" ? null : instantIn(`${day}T23:59`, timeZone);
    const fault = email === null ? "email" : day !== "" && (until === null || new Date(until) <= new Date()) ? "until" : null;
    setWrong(fault);
    setSaid(null);
    if (email === null || fault !== null) return form.querySelector<HTMLElement>(`[name="${fault}"]`)?.focus();
    const done = await run(() => callProcedure("learning", "enrolStudents", { courseId, students: [{ email, until }] }));
    const outcome = done?.outcomes[0];
    if (!outcome) return;
    setSaid(outcome);
    if (outcome.outcome !== "unknown") form.reset();
  };

  return (
    <StudioForm onSubmit={(event) => void submit(event)} isBusy={isBusy} refusal={refusal} safe={t("refused")} action={t("action")} busyAction={t("busy")} className="max-w-[40rem]">
      {said ? <Callout role="status" tone={said.outcome === "unknown" ? "warning" : "success"} title={t(`outcome.${said.outcome}`, { email: said.email })} /> : null}
      <div className="grid gap-5 sm:grid-cols-2">
        <Field id="enrol-email" label={t("email")} error={wrong === "email" ? t("emailError") : undefined}>
          <Input type="email" name="email" required autoComplete="off" maxLength={254} />
        </Field>
        <Field id="enrol-until" label={t("until")} hint={t("optional")} help={t("untilHelp")} error={wrong === "until" ? t("untilError") : undefined}>
          <Input type="date" name="until" />
        </Field>
      </div>
    </StudioForm>
  );
}
