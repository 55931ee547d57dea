"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { MAX_PATH_STEPS } from "@/lib/schemas/paths";
import type { StudioPath } from "@/server/paths";
import { moved } from "../assignment/rubric-parts";
import { StudioRefusal } from "../studio-refusal";
import { CoursePicker } from "./course-picker";
import { PathStepFields } from "./path-step-fields";
import { usePathSteps } from "./use-path-steps";

/** The steps of a path in their order: added, moved and removed with a mouse or the keyboard alone, and undone. */
export function PathSteps({ path }: { path: StudioPath }): ReactElement {
  const t = useTranslations("studio-paths.steps");
  const { steps, isBusy, refusal, change } = usePathSteps(path);
  const taken = new Set(steps.flatMap(({ courses }) => courses.map(({ courseId }) => courseId)));
  const free = path.courses.filter(({ courseId }) => !taken.has(courseId));
  return (
    <div className="grid gap-4">
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      {steps.length === 0 ? <p className="text-ink-muted">{t("empty")}</p> : null}
      <ol aria-label={t("list")} className="grid gap-4">
        {steps.map((step, index) => (
          <PathStepFields
            key={step.courses[0]?.courseId}
            step={step}
            number={index + 1}
            isLast={index === steps.length - 1}
            isBusy={isBusy}
            free={free}
            onChange={(next) => change(steps.with(index, next), t("saved.change", { number: index + 1 }))}
            onMove={(by, focusId) => change(moved(steps, index, by), t("saved.move", { number: index + 1, to: index + 1 + by }), focusId)}
            onRemove={() => change(steps.toSpliced(index, 1), t("saved.remove", { number: index + 1 }), "path-add-step")}
          />
        ))}
      </ol>
      {free.length === 0 || steps.length >= MAX_PATH_STEPS ? (
        <p className="meta">{t("noCourses")}</p>
      ) : (
        <CoursePicker id="path-add-step" label={t("course")} action={t("add")} courses={free} isBusy={isBusy} onPick={(course) => change([...steps, { choose: 1, isRequired: true, courses: [course] }], t("saved.add"), "path-add-step")} />
      )}
    </div>
  );
}
