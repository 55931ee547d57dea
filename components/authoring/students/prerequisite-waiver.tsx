"use client";

import { useTranslations } from "next-intl";
import type { FormEvent, ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import type { StudentOfCourse } from "@/lib/schemas/students";
import { StudioRefusal } from "../studio-refusal";
import { useStudioAction } from "../use-studio-action";

type Props = { student: StudentOfCourse; isWaived: boolean };

/** Lets a student in without the courses that are required first, or takes that back. */
export function PrerequisiteWaiver({ student, isWaived }: Props): ReactElement {
  const t = useTranslations("studio-home.waiver");
  const { isBusy, refusal, run } = useStudioAction();
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
    if (await run(() => callProcedure("learning", "waivePrerequisites", { ...student, isWaived: !isWaived, reason }))) toast(t(isWaived ? "askedAgain" : "waived"));
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="grid max-w-[40rem] gap-3">
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <p>{t(isWaived ? "isWaived" : "isAsked")}</p>
      <div className="flex flex-wrap items-end gap-3">
        <Field id="waiver-reason" label={t("reason")} className="min-w-[14rem] flex-1">
          <Input name="reason" maxLength={300} autoComplete="off" />
        </Field>
        <Button type="submit" busy={isBusy}>
          {t(isWaived ? "askAgain" : "waive")}
        </Button>
      </div>
    </form>
  );
}
