"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Options, Select } from "@/components/ui/select";
import type { Refusal } from "@/lib/client/call-procedure";
import { DIFFICULTY_BANDS } from "@/lib/domain/difficulty";
import type { SetDrawsInput } from "@/lib/schemas/lesson-content";
import type { BankSummary } from "@/server/banks";
import { readTags } from "../banks/question-draft";
import type { QuizEditor, QuizEditorDraw } from "../studio-types";
import { BankSelect } from "./bank-select";
import { FormEnd } from "./form-end";

export type DrawRule = SetDrawsInput["draws"][number];

const BANDS = ["easy", "medium", "hard"] as const;

type Props = {
  /** Null for a new one. */
  draw: QuizEditorDraw | null;
  banks: readonly BankSummary[];
  sections: QuizEditor["sections"];
  /** How many fixed questions there are to stand before. */
  fixed: number;
  isBusy: boolean;
  refusal: Refusal | null;
  onSave: (rule: DrawRule) => void;
  onClose: () => void;
};

/** A draw being written: how many questions of which bank, which of them, for how many points, and where. */
export function DrawForm({ draw, banks, sections, fixed, isBusy, refusal, onSave, onClose }: Props): ReactElement {
  const t = useTranslations("banks.quiz");
  const bands = useTranslations("banks.difficulty");
  const [errors, setErrors] = useState<{ count?: boolean; points?: boolean }>({});
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("h4")?.focus(), []);
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [errors]);
  const known = draw && !banks.some(({ bankId }) => bankId === draw.bank.id) ? [...banks, { bankId: draw.bank.id, title: draw.bank.title }] : banks;
  const bandOfDraw = BANDS.find((band) => draw?.difficulty && draw.difficulty.from === DIFFICULTY_BANDS[band].from && draw.difficulty.to === DIFFICULTY_BANDS[band].to) ?? (draw?.difficulty ? "stored" : "");
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const said = (name: string): string => String(given.get(name) ?? "").trim();
    const [count, points] = [Number(said("count")), Number(said("points"))];
    const found = { ...(!(Number.isInteger(count) && count >= 1 && count <= 100) && { count: true }), ...(!(said("points") !== "" && points >= 0 && points <= 1_000) && { points: true }) };
    setErrors(found);
    if (Object.keys(found).length > 0 || isBusy) return;
    const band = BANDS.find((each) => each === said("difficulty"));
    const difficulty = said("difficulty") === "stored" ? (draw?.difficulty ?? null) : band ? DIFFICULTY_BANDS[band] : null;
    onSave({ id: draw?.id ?? null, title: said("title"), before: Number(said("before")), count, points, bankId: said("bank"), tags: readTags(said("tags")), difficulty, ...(said("section") !== "" && { section: said("section") }) });
  };
  if (known.length === 0) return <BankSelect id="draw-bank" banks={known} />;
  return (
    <form ref={form} noValidate onSubmit={submit} aria-labelledby="draw-form-title" className="grid gap-5 rounded-md border border-line p-4">
      <h4 id="draw-form-title" tabIndex={-1} className="font-semibold">
        {t("drawTitle")}
      </h4>
      <div className="grid gap-5 sm:grid-cols-2">
        <BankSelect id="draw-bank" banks={known} chosen={draw?.bank.id} />
        <Field id="draw-count" label={t("count")} error={errors.count ? t("countError") : undefined}>
          <Input name="count" inputMode="numeric" defaultValue={draw?.count ?? 3} />
        </Field>
        <Field id="draw-points" label={t("each")} error={errors.points ? t("pointsError") : undefined}>
          <Input name="points" inputMode="decimal" defaultValue={draw?.points ?? 1} />
        </Field>
        <Field id="draw-difficulty" label={t("difficulty")}>
          <Select name="difficulty" defaultValue={bandOfDraw} choices={BANDS.map((band) => ({ value: band, label: bands(band) }))}>
            <option value="">{t("any")}</option>
            {bandOfDraw === "stored" ? <option value="stored">{t("stored")}</option> : null}
          </Select>
        </Field>
        <Field id="draw-tags" label={t("tags")} help={t("tagsHelp")}>
          <Input name="tags" autoComplete="off" defaultValue={draw?.tags.join(", ") ?? ""} />
        </Field>
        <Field id="draw-title" label={t("sectionTitle")} help={t("sectionHelp")}>
          <Input name="title" autoComplete="off" maxLength={200} defaultValue={draw?.title ?? ""} />
        </Field>
        {sections.length > 0 ? (
          <Field id="draw-section" label={t("inSection")} help={t("inSectionHelp")}>
            <Select name="section" defaultValue={draw?.section ?? ""}>
              <option value="">{t("bySection")}</option>
              <Options choices={sections.map(({ id, title }) => ({ value: id, label: title }))} />
            </Select>
          </Field>
        ) : null}
        <Field id="draw-before" label={t("position")}>
          <Select
            name="before"
            defaultValue={Math.min(draw?.before ?? fixed, fixed)}
            choices={Array.from({ length: fixed + 1 }, (_, index) => ({ value: index, label: index === fixed ? t("end") : t("before", { number: index + 1 }) }))}
          />
        </Field>
      </div>
      <FormEnd refusal={refusal} safe={t("refused")} isBusy={isBusy} words={{ save: t(isBusy ? "saving" : "saveDraw"), cancel: t("cancel") }} onClose={onClose} />
    </form>
  );
}
