"use client";

import { useTranslations } from "next-intl";
import type { FormEvent, ReactElement } from "react";
import { StudioRefusal } from "@/components/authoring/studio-refusal";
import { useStudioAction } from "@/components/authoring/use-studio-action";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { MAX_EXTRA_TIME_PERCENT } from "@/lib/domain/quiz-terms-for";
import type { StudentOfCourse } from "@/lib/schemas/students";
import type { StudentQuizzes } from "@/server/assessment";

type Props = { student: StudentOfCourse; accommodation: StudentQuizzes["accommodation"] };

/** More time for one student in every quiz of the course, and why: 0 takes it back. */
export function AccommodationForm({ student, accommodation: { extraTimePercent, reason } }: Props): ReactElement {
  const t = useTranslations("grading.quizzes");
  const words = useTranslations("grading.student");
  const { isBusy, refusal, run } = useStudioAction();
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const set = { extraTimePercent: Number(form.get("percent")), reason: String(form.get("reason") ?? "").trim() };
    const saved = await run(() => callProcedure("assessment", "setAccommodation", { ...student, ...set }));
    if (saved) toast(t("moved", { count: saved.movedAttempts }));
  };
  return (
    <div className="grid max-w-[40rem] gap-4">
      <StudioRefusal refusal={refusal} safe={words("refused")} />
      <p>{t("standing", { percent: extraTimePercent })}</p>
      <form onSubmit={(event) => void submit(event)} className="flex flex-wrap items-end gap-3">
        <Field id="accommodation-percent" label={t("percent")} help={t("percentHelp")}>
          <Input name="percent" type="number" required min={0} max={MAX_EXTRA_TIME_PERCENT} defaultValue={extraTimePercent} className="max-w-[7rem]" />
        </Field>
        <Field id="accommodation-reason" label={t("privateReason")} className="min-w-[14rem] flex-1">
          <Input name="reason" maxLength={300} autoComplete="off" defaultValue={reason} />
        </Field>
        <Button type="submit" busy={isBusy}>
          {words(isBusy ? "saving" : "save")}
        </Button>
      </form>
    </div>
  );
}
