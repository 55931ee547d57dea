"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Plus } from "@/components/ui/icons";
import { Select } from "@/components/ui/select";
import type { StudioPathCourse } from "@/server/paths";

type Props = { id: string; label: string; action: string; /** Says where it is added, where several add. */ actionLabel?: string; courses: readonly StudioPathCourse[]; isBusy: boolean; onPick: (course: StudioPathCourse) => void };

/** Chooses one of the courses and adds it. */
export function CoursePicker({ id, label, action, actionLabel, courses, isBusy, onPick }: Props): ReactElement {
  const t = useTranslations("studio-paths.steps");
  const [chosen, setChosen] = useState("");
  const course = courses.find(({ courseId }) => courseId === chosen);
  const add = (): void => {
    if (!course || isBusy) return document.getElementById(id)?.focus();
    setChosen("");
    onPick(course);
  };
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Field id={id} label={label} className="min-w-[14rem] flex-1 sm:max-w-[28rem]">
        <Select value={chosen} onChange={(event) => setChosen(event.target.value)} choices={courses.map(({ courseId, title, isPublic }) => ({ value: courseId, label: isPublic ? title : `${title} (${t("hidden")})` }))}>
          <option value="">{t("pick")}</option>
        </Select>
      </Field>
      <Button aria-label={actionLabel} aria-disabled={isBusy || !course} onClick={add}>
        <Plus />
        {action}
      </Button>
    </div>
  );
}
