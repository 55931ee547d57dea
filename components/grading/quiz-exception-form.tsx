"use client";

import { useTranslations } from "next-intl";
import { useState, type FormEvent, type ReactElement } from "react";
import { StudioRefusal } from "@/components/authoring/studio-refusal";
import { useStudioAction } from "@/components/authoring/use-studio-action";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { MAX_EXTRA_ATTEMPTS, MAX_EXTRA_MINUTES } from "@/lib/domain/quiz-terms-for";
import type { SetQuizExceptionInput } from "@/lib/schemas/quiz-exceptions";
import type { StudentOfCourse } from "@/lib/schemas/students";
import { instantIn, wallTimeIn } from "@/lib/wall-time";
import type { StudentQuiz } from "@/server/assessment";

type Props = { quiz: StudentQuiz; student: StudentOfCourse; timeZone: string; onDone: () => void };

/** A window, attempts and minutes of one student's own for one quiz, with the reason; and the way to take them back. */
export function QuizExceptionForm({ quiz: { lessonId, terms, lateFrom, exception }, student, timeZone, onDone }: Props): ReactElement {
  const t = useTranslations("grading.quizzes");
  const words = useTranslations("grading.student");
  const { isBusy, refusal, run } = useStudioAction();
  const [isEmpty, setIsEmpty] = useState(false);
  const save = async (granted: SetQuizExceptionInput["exception"]): Promise<void> => {
    const saved = await run(() => callProcedure("assessment", "setQuizException", { ...student, lessonId, exception: granted }));
    if (!saved) return;
    toast(t("moved", { count: saved.movedAttempts }));
    onDone();
  };
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const granted = readException(new FormData(event.currentTarget), timeZone);
    const grantsNothing = granted.opensAt === null && granted.closesAt === null && granted.extraAttempts + granted.extraMinutes === 0;
    setIsEmpty(grantsNothing);
    if (!grantsNothing) await save(granted);
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="grid gap-3">
      <StudioRefusal refusal={refusal} safe={words("refused")} />
      {isEmpty ? <p role="alert">{t("nothing")}</p> : null}
      <div className="flex flex-wrap items-end gap-3">
        {(["opensAt", "closesAt"] as const).map((name) => (
          <Field key={name} id={`${name}-${lessonId}`} label={t(name === "closesAt" && lateFrom !== null ? "onTimeUntil" : name)} help={t("emptyIsCourse")}>
            <Input name={name} type="datetime-local" defaultValue={wallTimeIn(exception?.[name] ?? null, timeZone)} />
          </Field>
        ))}
        {terms.attempts === null ? null : (
          <Field id={`attempts-${lessonId}`} label={t("extraAttempts")}>
            <Input name="extraAttempts" type="number" min={0} max={MAX_EXTRA_ATTEMPTS} defaultValue={exception?.extraAttempts ?? 0} className="max-w-[7rem]" />
          </Field>
        )}
        {terms.timeLimitMinutes === null ? null : (
          <Field id={`minutes-${lessonId}`} label={t("extraMinutes")}>
            <Input name="extraMinutes" type="number" min={0} max={MAX_EXTRA_MINUTES} defaultValue={exception?.extraMinutes ?? 0} className="max-w-[7rem]" />
          </Field>
        )}
      </div>
      <Field id={`reason-${lessonId}`} label={words("reason")} help={words("reasonHelp")} className="max-w-[40rem]">
        <Input name="reason" required maxLength={400} autoComplete="off" defaultValue={exception?.reason ?? ""} />
      </Field>
      <p className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" busy={isBusy}>
          {words(isBusy ? "saving" : "save")}
        </Button>
        {exception ? (
          <Button variant="quiet" busy={isBusy} onClick={() => void save(null)}>
            {t("takeBack")}
          </Button>
        ) : null}
      </p>
    </form>
  );
}

function readException(form: FormData, timeZone: string): NonNullable<SetQuizExceptionInput["exception"]> {
  const text = (name: string): string => String(form.get(name) ?? "").trim();
  return { opensAt: instantIn(text("opensAt"), timeZone), closesAt: instantIn(text("closesAt"), timeZone), extraAttempts: Number(text("extraAttempts")), extraMinutes: Number(text("extraMinutes")), reason: text("reason") };
}
