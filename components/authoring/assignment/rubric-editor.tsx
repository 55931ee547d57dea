"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement, type ReactNode } from "react";
import { TitledSection } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { Plus } from "@/components/ui/icons";
import { Select } from "@/components/ui/select";
import { MAX_CRITERIA, type Rubric, type RubricCriterion } from "@/lib/schemas/rubric";
import { freeId } from "../free-id";
import type { RubricToUse } from "../studio-types";
import { CriterionFields } from "./criterion-fields";
import { moved } from "./rubric-parts";

type Props = {
  rubric: Rubric;
  /** What its sum comes to, told below it while there is one. */
  sum: ReactNode;
  others: readonly RubricToUse[];
  /** What is wrong at a control, by its id, where the browser is not asked. */
  errorOf?: (id: string) => string | undefined;
  onChange: (rubric: Rubric) => void;
};

/** The criteria of a rubric in their order, what they sum to, and the rubrics to begin from. */
export function RubricEditor({ rubric, sum, others, errorOf, onChange }: Props): ReactElement {
  const t = useTranslations("grading.rubric");
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
          errorOf={errorOf}
          onChange={(next) => set(index, next)}
          onMove={(by) => onChange(moved(rubric, index, by))}
          onRemove={() => onChange(rubric.filter(({ id }) => id !== criterion.id))}
        />
      ))}
      <div className="flex flex-wrap items-center gap-4">
        <Button id="add-criterion" aria-describedby="add-criterion-error" onClick={add} disabled={rubric.length >= MAX_CRITERIA}>
          <Plus />
          {t("addCriterion")}
        </Button>
        {rubric.length > 0 ? sum : null}
      </div>
      <FieldError id="add-criterion-error">{errorOf?.("add-criterion")}</FieldError>
      {others.length > 0 ? <ReuseRubric others={others} hasOwn={rubric.length > 0} onUse={onChange} /> : null}
    </TitledSection>
  );
}

function ReuseRubric({ others, hasOwn, onUse }: { others: readonly RubricToUse[]; hasOwn: boolean; onUse: (rubric: Rubric) => void }): ReactElement {
  const t = useTranslations("grading.rubric");
  const [chosen, setChosen] = useState(others[0]?.id ?? "");
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Field id="rubric-reuse" label={t("reuse")} help={hasOwn ? t("reuseReplaces") : undefined} className="min-w-[16rem] flex-1 sm:max-w-[28rem]">
        <Select value={chosen} onChange={(event) => setChosen(event.target.value)} choices={others.map(({ id, lesson, number, course }) => ({ value: id, label: [lesson, ...(number === null ? [] : [t("ofQuestion", { number })]), course].join(" · ") }))} />
      </Field>
      <Button onClick={() => onUse(others.find(({ id }) => id === chosen)?.rubric ?? [])}>{t("use")}</Button>
    </div>
  );
}
