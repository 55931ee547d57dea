"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { ArrowDown, ArrowUp, Trash2 } from "@/components/ui/icons";
import { Select } from "@/components/ui/select";
import { MAX_STEP_COURSES } from "@/lib/schemas/paths";
import type { StudioPathCourse, StudioPathStep } from "@/server/paths";
import { CoursePicker } from "./course-picker";

type Props = {
  step: StudioPathStep;
  number: number;
  isLast: boolean;
  isBusy: boolean;
  /** Courses that are in no step yet. */
  free: readonly StudioPathCourse[];
  onChange: (step: StudioPathStep) => void;
  onMove: (by: -1 | 1, focusId: string) => void;
  onRemove: () => void;
};

/** One step: its courses, how many of them it asks for, and whether the path can be complete without it. */
export function PathStepFields({ step, number, isLast, isBusy, free, onChange, onMove, onRemove }: Props): ReactElement {
  const t = useTranslations("studio-paths.steps");
  const { choose, isRequired, courses } = step;
  const key = courses[0]?.courseId ?? number;
  const moveButtons = [
    { by: -1, Icon: ArrowUp, label: t("up", { number }), isOff: number === 1 },
    { by: 1, Icon: ArrowDown, label: t("down", { number }), isOff: isLast },
  ] as const;
  const remove = (courseId: string): void => {
    const left = courses.filter((course) => course.courseId !== courseId);
    onChange({ ...step, courses: left, choose: Math.min(choose, left.length) });
  };
  return (
    <li className="grid gap-3 rounded-md border border-line p-4" data-path-step="">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold">{t("step", { number })}</h3>
        <div className="flex gap-1">
          {moveButtons.map(({ by, Icon, label, isOff }) => (
            <Button key={by} id={`path-step-${key}-${by}`} iconOnly variant="quiet" aria-label={label} aria-disabled={isBusy || isOff} onClick={() => (isBusy || isOff ? undefined : onMove(by, `path-step-${key}-${by}`))}>
              <Icon size="alone" />
            </Button>
          ))}
          <Button iconOnly variant="quiet" aria-label={t("remove", { number })} aria-disabled={isBusy} onClick={() => (isBusy ? undefined : onRemove())}>
            <Trash2 size="alone" />
          </Button>
        </div>
      </div>
      <ul>
        {courses.map(({ courseId, title, isPublic }) => (
          <li key={courseId} className="flex items-center justify-between gap-3 py-1">
            <span>
              {title}
              {isPublic ? null : <span className="meta ms-2">{t("hidden")}</span>}
            </span>
            {courses.length > 1 ? (
              <Button iconOnly size="sm" variant="quiet" aria-label={t("removeCourse", { course: title, number })} aria-disabled={isBusy} onClick={() => (isBusy ? undefined : remove(courseId))}>
                <Trash2 size="alone" />
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        {courses.length > 1 ? (
          <Field id={`path-choose-${key}`} label={t("choose")}>
            <Select value={choose} disabled={isBusy} onChange={(event) => onChange({ ...step, choose: Number(event.target.value) })} choices={courses.map((_, index) => ({ value: index + 1, label: t("chooseOf", { choose: index + 1, of: courses.length }) }))} />
          </Field>
        ) : null}
        <Checkbox label={t("required")} checked={isRequired} aria-disabled={isBusy} onChange={() => (isBusy ? undefined : onChange({ ...step, isRequired: !isRequired }))} />
      </div>
      {free.length > 0 && courses.length < MAX_STEP_COURSES ? (
        <CoursePicker id={`path-option-${key}`} label={t("alternative", { number })} action={t("addAlternative")} actionLabel={t("addAlternativeTo", { number })} courses={free} isBusy={isBusy} onPick={(course) => onChange({ ...step, courses: [...courses, course] })} />
      ) : null}
    </li>
  );
}
