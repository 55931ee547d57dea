"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { ArrowDown, ArrowUp, Plus, Trash2 } from "@/components/ui/icons";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { MAX_LEVELS, type RubricCriterion } from "@/lib/schemas/rubric";
import { freeId } from "../free-id";

type Props = {
  criterion: RubricCriterion;
  number: number;
  isFirst: boolean;
  isLast: boolean;
  errorOf?: ((id: string) => string | undefined) | undefined;
  onChange: (criterion: RubricCriterion) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

/** One criterion with its levels, each with its points. */
export function CriterionFields({ criterion, number, isFirst, isLast, errorOf, onChange, onMove, onRemove }: Props): ReactElement {
  const t = useTranslations("grading.rubric");
  const { id, levels } = criterion;
  const setLevel = (index: number, changes: Partial<RubricCriterion["levels"][number]>): void =>
    onChange({ ...criterion, levels: levels.map((level, at) => (at === index ? { ...level, ...changes } : level)) });
  return (
    <fieldset className="grid gap-4 rounded-md border border-line p-4">
      <legend className="px-1 font-semibold">{t("criterion", { number })}</legend>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_auto]">
        <Field id={`criterion-${id}`} label={t("criterionTitle")} error={errorOf?.(`criterion-${id}`)}>
          <Input value={criterion.title} required maxLength={200} onChange={(event) => onChange({ ...criterion, title: event.target.value })} />
        </Field>
        <div className="flex items-end gap-1">
          <Button iconOnly variant="quiet" aria-label={t("up", { number })} disabled={isFirst} onClick={() => onMove(-1)}>
            <ArrowUp size="alone" />
          </Button>
          <Button iconOnly variant="quiet" aria-label={t("down", { number })} disabled={isLast} onClick={() => onMove(1)}>
            <ArrowDown size="alone" />
          </Button>
          <Button iconOnly variant="quiet" aria-label={t("remove", { number })} onClick={onRemove}>
            <Trash2 size="alone" />
          </Button>
        </div>
      </div>
      <Field id={`criterion-${id}-text`} label={t("description")}>
        <Textarea rows={2} value={criterion.description} maxLength={2000} onChange={(event) => onChange({ ...criterion, description: event.target.value })} />
      </Field>
      {levels.map((level, index) => (
        <div key={level.id} className="grid grid-cols-[minmax(0,1fr)_6rem_auto] items-end gap-3 sm:grid-cols-[minmax(0,2fr)_6rem_minmax(0,4fr)_auto]">
          <Field id={`level-${id}-${level.id}`} label={t("level", { number: index + 1 })} error={errorOf?.(`level-${id}-${level.id}`)}>
            <Input value={level.title} required maxLength={120} onChange={(event) => setLevel(index, { title: event.target.value })} />
          </Field>
          <Field id={`points-${id}-${level.id}`} label={t("points")} error={errorOf?.(`points-${id}-${level.id}`)}>
            <Input type="number" min={0} max={10000} step={0.01} required value={level.points} onChange={(event) => setLevel(index, { points: Number(event.target.value) })} />
          </Field>
          <Field id={`text-${id}-${level.id}`} label={t("levelText")} className="max-sm:order-last max-sm:col-span-3">
            <Input value={level.description} maxLength={2000} onChange={(event) => setLevel(index, { description: event.target.value })} />
          </Field>
          <Button
            iconOnly
            variant="quiet"
            aria-label={t("removeLevel", { level: index + 1, number })}
            disabled={levels.length === 1}
            onClick={() => onChange({ ...criterion, levels: levels.filter((each) => each.id !== level.id) })}
          >
            <Trash2 size="alone" />
          </Button>
        </div>
      ))}
      <div>
        <Button size="sm" disabled={levels.length >= MAX_LEVELS} onClick={() => onChange({ ...criterion, levels: [...levels, { id: freeId("l", levels), title: "", description: "", points: 0 }] })}>
          <Plus />
          {t("addLevel")}
        </Button>
      </div>
    </fieldset>
  );
}
