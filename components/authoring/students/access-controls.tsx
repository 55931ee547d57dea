"use client";

import { useTranslations } from "next-intl";
import { useState, type FormEvent, type ReactElement } from "react";
import { ConfirmDialog } from "@/components/authoring/confirm-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import type { StudentOfCourse } from "@/lib/schemas/students";
import { instantIn } from "@/lib/wall-time";
import { StudioRefusal } from "../studio-refusal";
import { useStudioAction } from "../use-studio-action";

type Props = {
  student: StudentOfCourse;
  name: string;
  timeZone: string;
  hasAccess: boolean;
  /** Something else than the school gives access without an end: there is nothing to extend. */
  hasEndlessAccess: boolean;
  /** Last day of the access given by hand, or empty. */
  endsOn: string;
};

/** Until when the school gives access, and taking somebody out of the course. */
export function AccessControls({ student, name, timeZone, hasAccess, hasEndlessAccess, endsOn }: Props): ReactElement {
  const t = useTranslations("studio-home.student");
  const { isBusy, refusal, run } = useStudioAction();
  const [isWrong, setIsWrong] = useState(false);

  const save = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const day = String(new FormData(event.currentTarget).get("until") ?? "");
    const until = day === "" ? null : instantIn(`${day}T23:59`, timeZone);
    const wrong = day !== "" && (until === null || new Date(until) <= new Date());
    setIsWrong(wrong);
    if (wrong) return document.getElementById("access-until")?.focus();
    if (await run(() => callProcedure("learning", "setAccessEnd", { ...student, until }))) toast(t("saved"));
  };
  const remove = async (): Promise<void> => {
    if (await run(() => callProcedure("learning", "endAccess", student))) toast(t("removed", { name }));
  };

  return (
    <div className="mt-6 grid max-w-[40rem] gap-5">
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      {hasEndlessAccess ? null : (
        <form method="post" noValidate onSubmit={(event) => void save(event)} className="flex flex-wrap items-end gap-3">
          <Field id="access-until" label={t("until")} help={t("untilHelp")} error={isWrong ? t("untilError") : undefined}>
            <Input type="date" name="until" defaultValue={endsOn} key={endsOn} />
          </Field>
          <Button type="submit" variant="primary" busy={isBusy}>
            {t(hasAccess ? "save" : "reopen")}
          </Button>
        </form>
      )}
      {hasAccess ? (
        <ConfirmDialog
          trigger={
            <Button variant="danger" className="justify-self-start" busy={isBusy}>
              {t("remove")}
            </Button>
          }
          title={t("removeTitle", { name })}
          description={t("removeText")}
          keep={t("keep")}
          action={t("remove")}
          onConfirm={remove}
        />
      ) : null}
    </div>
  );
}
