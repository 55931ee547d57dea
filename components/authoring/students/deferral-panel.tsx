"use client";

import { useLocale, useTranslations } from "next-intl";
import type { FormEvent, ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { MAX_DEFERRAL_DAYS } from "@/lib/domain/deferral";
import { formatDate } from "@/lib/i18n/format";
import { toLocale } from "@/lib/i18n/locales";
import type { StudentOfCourse } from "@/lib/schemas/students";
import type { CourseStudentDetail } from "@/server/learning";
import { StudioRefusal } from "../studio-refusal";
import { useStudioAction } from "../use-studio-action";

type Props = { student: StudentOfCourse; deferredDays: number; deferrals: CourseStudentDetail["deferrals"]; timeZone: string };

/** Moves every date of one student together, says who did it when and why, and takes the last move back. */
export function DeferralPanel({ student, deferredDays, deferrals, timeZone }: Props): ReactElement {
  const t = useTranslations("studio-home.deferral");
  const locale = toLocale(useLocale());
  const { isBusy, refusal, run } = useStudioAction();
  const last = deferrals.find(({ isUndone }) => !isUndone)?.deferralId;
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const done = await run(() => callProcedure("learning", "deferStudent", { ...student, days: Number(data.get("days")), reason: String(data.get("reason") ?? "").trim() }));
    if (!done) return;
    form.reset();
    toast(t("done"));
  };
  const undo = async (deferralId: string): Promise<void> => {
    if (await run(() => callProcedure("learning", "undoDeferral", { ...student, deferralId }))) toast(t("undoneToast"));
  };
  return (
    <div className="grid max-w-[40rem] gap-5">
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <p>{t("standing", { days: deferredDays })}</p>
      <form onSubmit={(event) => void submit(event)} className="flex flex-wrap items-end gap-3">
        <Field id="deferral-days" label={t("days")}>
          <Input name="days" type="number" required min={1} max={MAX_DEFERRAL_DAYS} className="max-w-[7rem]" />
        </Field>
        <Field id="deferral-reason" label={t("reason")} className="min-w-[14rem] flex-1">
          <Input name="reason" required maxLength={300} autoComplete="off" />
        </Field>
        <Button type="submit" busy={isBusy}>
          {t("move")}
        </Button>
      </form>
      {deferrals.length === 0 ? null : (
        <ul className="grid gap-2" aria-label={t("history")}>
          {deferrals.map(({ deferralId, days, reason, by, isOwn, isUndone, at }) => (
            <li key={deferralId} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <b>{t("moved", { days })}</b>
              <span className="meta">
                {formatDate(new Date(at), locale, timeZone)} · {isOwn ? t("own") : (by ?? t("somebody"))}
                {isUndone ? ` · ${t("undone")}` : ""}
              </span>
              <span className="basis-full">{reason}</span>
              {deferralId === last ? (
                <Button size="sm" variant="quiet" busy={isBusy} onClick={() => void undo(deferralId)}>
                  {t("undo")}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
