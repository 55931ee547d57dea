"use client";

import { useTranslations } from "next-intl";
import { useState, type FormEvent, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toaster";
import { callProcedure } from "@/lib/client/call-procedure";
import { SETTABLE_STATUSES } from "@/lib/schemas/authoring";
import { StudioRefusal } from "../studio-refusal";
import type { StudioCourse } from "../studio-types";
import { useStudioAction } from "../use-studio-action";

/** What visitors are told of a course that was published: on sale, under way, over, cancelled. */
export function CourseState({ courseId, status }: { courseId: string; status: StudioCourse["course"]["status"] }): ReactElement {
  const t = useTranslations("authoring.settings");
  const names = useTranslations("authoring.home.status");
  const { isBusy, refusal, run } = useStudioAction();
  const [chosen, setChosen] = useState<string>(status);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const next = SETTABLE_STATUSES.find((name) => name === chosen);
    if (next && (await run(() => callProcedure("authoring", "updateCourse", { courseId, changes: { status: next } })))) toast(t("saved", { section: t("sections.state") }));
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="grid max-w-[22rem] gap-5">
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <Field id="field-status" label={t("fields.status")}>
        <Select value={chosen} onChange={(event) => setChosen(event.target.value)} choices={SETTABLE_STATUSES.map((name) => ({ value: name, label: names(name) }))} />
      </Field>
      <div>
        <Button type="submit" busy={isBusy}>
          {t(isBusy ? "saving" : "save", { section: t("sections.state") })}
        </Button>
      </div>
    </form>
  );
}
