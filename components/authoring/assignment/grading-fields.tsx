"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { ASSIGNMENT_COMPLETIONS, FEEDBACK_TIMES, type AssignmentSettings } from "@/lib/schemas/assignment-content";

type Props = { settings: AssignmentSettings; onPoints: (points: number) => void };

/** Points, what passes, when the feedback shows, what completes the lesson, and whether names are hidden. */
export function GradingFields({ settings, onPoints }: Props): ReactElement {
  const t = useTranslations("grading.editor");
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field id="assignment-points" label={t("points")}>
          <Input name="points" type="number" min={0} max={10000} step={0.01} required defaultValue={settings.points} onChange={(event) => onPoints(Number(event.target.value))} />
        </Field>
        <Field id="assignment-passing" label={t("passingPoints")}>
          <Input name="passingPoints" type="number" min={0} max={10000} step={0.01} required defaultValue={settings.passingPoints} />
        </Field>
        <Field id="assignment-feedback" label={t("feedback")}>
          <Select name="feedback" defaultValue={settings.feedback} choices={FEEDBACK_TIMES.map((name) => ({ value: name, label: t(`feedbackTimes.${name}`) }))} />
        </Field>
        <Field id="assignment-completion" label={t("completion")}>
          <Select name="completion" defaultValue={settings.completion} choices={ASSIGNMENT_COMPLETIONS.map((name) => ({ value: name, label: t(`completions.${name}`) }))} />
        </Field>
      </div>
      <Checkbox name="anonymous" label={t("anonymous")} help={t("anonymousHelp")} defaultChecked={settings.anonymous} />
    </>
  );
}
