import { useTranslations } from "next-intl";
import { useState, type FormEvent, type ReactElement } from "react";
import { freeId } from "@/components/authoring/free-id";
import { StudioForm } from "@/components/authoring/studio-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { MISSING_POLICIES } from "@/lib/domain/course-grade";
import { formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { sumOfWeights, weightsAreWhole, type GradebookPlan, type PlannedCategory } from "@/lib/schemas/gradebook";
import type { GradebookItem } from "@/server/grades";

type Props = { courseId: string; version: number; plan: GradebookPlan; items: readonly GradebookItem[]; locale: Locale; onSaved: () => void };

/** How the grades of the course count: what passes, what is missing, the categories with their weights, and where each item belongs. */
export function PlanForm({ courseId, version, plan, items, locale, onSaved }: Props): ReactElement {
  const t = useTranslations("grading.gradebook.plan");
  const [draft, setDraft] = useState<GradebookPlan>(plan);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const { categories } = draft;
  const change = (id: string, changes: Partial<PlannedCategory>): void => setDraft((now) => ({ ...now, categories: now.categories.map((one) => (one.id === id ? { ...one, ...changes } : one)) }));
  const place = (itemId: string, id: string): void =>
    setDraft((now) => ({ ...now, categories: now.categories.map((one) => ({ ...one, itemIds: [...one.itemIds.filter((other) => other !== itemId), ...(one.id === id ? [itemId] : [])] })) }));
  const add = (): void =>
    setDraft((now) => {
      const id = freeId("c", now.categories);
      // The first one begins with everything: the totals stay what they were.
      const itemIds = now.categories.length === 0 ? items.map(({ itemId }) => itemId) : [];
      return { ...now, categories: [...now.categories, { id, name: t("newName", { number: now.categories.length + 1 }), weight: now.categories.length === 0 ? 100 : 10, isExtra: false, dropLowest: 0, itemIds }] };
    });
  const isWhole = weightsAreWhole(categories);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (!isWhole) return;
    setIsBusy(true);
    const result = await callProcedure("grades", "saveGradebook", { courseId, version, plan: draft });
    setIsBusy(false);
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) onSaved();
  };
  return (
    <StudioForm onSubmit={(event) => void submit(event)} isBusy={isBusy} refusal={refusal} safe={t("refused")} action={t("save")} busyAction={t("saving")}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="plan-passing" label={t("passing")}>
          <Input type="number" min={0} max={100} step={0.01} required value={draft.passingPercent} onChange={({ currentTarget }) => setDraft((now) => ({ ...now, passingPercent: Number(currentTarget.value) }))} />
        </Field>
        <Field id="plan-missing" label={t("missing")} help={t("missingHelp")}>
          <Select value={draft.missing} onChange={({ currentTarget }) => setDraft((now) => ({ ...now, missing: MISSING_POLICIES.find((one) => one === currentTarget.value) ?? now.missing }))} choices={MISSING_POLICIES.map((policy) => ({ value: policy, label: t(`policy.${policy}`) }))} />
        </Field>
      </div>
      {categories.length === 0 ? <p className="meta">{t("noCategories")}</p> : null}
      {categories.map((category, index) => (
        <CategoryFields key={category.id} category={category} number={index + 1} onChange={(changes) => change(category.id, changes)} onRemove={() => setDraft((now) => ({ ...now, categories: now.categories.filter(({ id }) => id !== category.id) }))} />
      ))}
      <div className="flex flex-wrap items-center gap-3">
        <Button size="sm" onClick={add}>
          {t("add")}
        </Button>
        {categories.length > 0 ? (
          <p role="status" className={isWhole ? "meta" : "text-danger"}>
            {t(isWhole ? "whole" : "notWhole", { sum: formatNumber(sumOfWeights(categories), locale, 2) })}
          </p>
        ) : null}
      </div>
      {categories.length > 0 ? (
        <fieldset className="grid gap-3">
          <legend className="field-label">{t("items")}</legend>
          {items.map(({ itemId, title }) => (
            <Field key={itemId} id={`place-${itemId}`} label={title}>
              <Select size="sm" value={categories.find(({ itemIds }) => itemIds.includes(itemId))?.id ?? ""} onChange={({ currentTarget }) => place(itemId, currentTarget.value)} choices={categories.map(({ id, name }) => ({ value: id, label: name }))}>
                <option value="">{t("outside")}</option>
              </Select>
            </Field>
          ))}
        </fieldset>
      ) : null}
    </StudioForm>
  );
}

type CategoryProps = { category: PlannedCategory; number: number; onChange: (changes: Partial<PlannedCategory>) => void; onRemove: () => void };

function CategoryFields({ category: { id, name, weight, isExtra, dropLowest }, number, onChange, onRemove }: CategoryProps): ReactElement {
  const t = useTranslations("grading.gradebook.plan");
  return (
    <fieldset className="grid gap-3 border-b border-line pb-4">
      <legend className="field-label">{t("category", { number })}</legend>
      <Field id={`${id}-name`} label={t("name")}>
        <Input required maxLength={80} value={name} onChange={({ currentTarget }) => onChange({ name: currentTarget.value })} />
      </Field>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field id={`${id}-weight`} label={t("weight")}>
          <Input type="number" min={0.01} max={100} step={0.01} required value={weight} onChange={({ currentTarget }) => onChange({ weight: Number(currentTarget.value) })} />
        </Field>
        <Field id={`${id}-drop`} label={t("drop")}>
          <Input type="number" min={0} max={20} step={1} required value={dropLowest} onChange={({ currentTarget }) => onChange({ dropLowest: Math.round(Number(currentTarget.value)) })} />
        </Field>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Checkbox label={t("extra")} help={t("extraHelp")} checked={isExtra} onChange={({ currentTarget }) => onChange({ isExtra: currentTarget.checked })} />
        <Button size="sm" variant="danger" onClick={onRemove} aria-label={t("removeNamed", { name })}>
          {t("remove")}
        </Button>
      </div>
    </fieldset>
  );
}
