"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { TitledSection } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Plus } from "@/components/ui/icons";
import { Select } from "@/components/ui/select";
import { rubricPoints } from "@/lib/domain/rubric-marks";
import { formatNumber } from "@/lib/i18n/format";
import { MAX_CRITERIA, type Rubric, type RubricCriterion } from "@/lib/schemas/assignment-content";
import { freeId } from "../free-id";
import type { AssignmentEditor } from "../studio-types";
import { CriterionFields } from "./criterion-fields";
import { moved } from "./rubric-parts";

type Props = { rubric: Rubric; points: number; others: AssignmentEditor["rubrics"]; onChange: (rubric: Rubric) => void };

/** The criteria of a rubric in their order, their sum against the assignment's points, and the rubrics to begin from. */
export function RubricEditor({ rubric, points, others, onChange }: Props): ReactElement {
  const t = useTranslations("grading.rubric");
  const locale = useLocale();
  const total = rubricPoints(rubric);
  const set = (index: number, criterion: RubricCriterion): void => onChange(rubric.with(index, criterion));
  const add = (): void => {
    const id = freeId("c", rubric);
    onChange([...rubric, { id, title: "", description: "", levels: [{ id: "l1", title: t("levelGood"), description: "", points: 5 }, { id: "l2", title: t("levelNone"), description: "", points: 0 }] }]);
    requestAnimationFrame(() => document.getElementById(`criterion-${id}`)?.focus());
  };
  return (
    <TitledSection id="rubric-title" title={t("title")} heading="h3" intro={<p className="meta mt-1">{t("text")}</p>} className="grid gap-4">
      {rubric.map((criterion, index) => (
        <CriterionFields
          key={criterion.id}
          criterion={criterion}
          number={index + 1}
          isFirst={index === 0}
          isLast={index === rubric.length - 1}
          onChange={(next) => set(index, next)}
          onMove={(by) => onChange(moved(rubric, index, by))}
          onRemove={() => onChange(rubric.filter(({ id }) => id !== criterion.id))}
        />
      ))}
      <div className="flex flex-wrap items-center gap-4">
        <Button onClick={add} disabled={rubric.length >= MAX_CRITERIA}>
          <Plus />
          {t("addCriterion")}
        </Button>
        {rubric.length > 0 ? (
          <p role="status" className={total === points ? "text-success" : "text-warning"}>
            {t(total === points ? "sums" : "differs", { total: formatNumber(total, locale, 2), points: formatNumber(points, locale, 2) })}
          </p>
        ) : null}
      </div>
      {others.length > 0 ? <ReuseRubric others={others} hasOwn={rubric.length > 0} onUse={onChange} /> : null}
    </TitledSection>
  );
}

function ReuseRubric({ others, hasOwn, onUse }: { others: AssignmentEditor["rubrics"]; hasOwn: boolean; onUse: (rubric: Rubric) => void }): ReactElement {
  const t = useTranslations("grading.rubric");
  const [chosen, setChosen] = useState(others[0]?.lessonId ?? "");
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Field id="rubric-reuse" label={t("reuse")} help={hasOwn ? t("reuseReplaces") : undefined} className="min-w-[16rem] flex-1 sm:max-w-[28rem]">
        <Select value={chosen} onChange={(event) => setChosen(event.target.value)} choices={others.map(({ lessonId, lesson, course }) => ({ value: lessonId, label: `${lesson} · ${course}` }))} />
      </Field>
      <Button onClick={() => onUse(others.find(({ lessonId }) => lessonId === chosen)?.rubric ?? [])}>{t("use")}</Button>
    </div>
  );
}
