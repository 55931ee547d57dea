"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { Refusal } from "@/lib/client/call-procedure";
import type { ChangeQuizInput } from "@/lib/schemas/lesson-content";
import type { QuizEditor } from "../studio-types";
import { FormEnd } from "./form-end";

export type SectionRule = NonNullable<ChangeQuizInput["sections"]>[number];

type Props = {
  /** Null for a new one. */
  section: QuizEditor["sections"][number] | null;
  /** The places at which it may begin, and how many fixed questions there are. */
  starts: { first: number; last: number; count: number };
  isBusy: boolean;
  refusal: Refusal | null;
  onSave: (rule: SectionRule) => void;
  onClose: () => void;
};

/** A section being written: its title, what it says to all of its questions, where it begins, and which of them it asks. */
export function SectionForm({ section, starts, isBusy, refusal, onSave, onClose }: Props): ReactElement {
  const t = useTranslations("studio-import.sections");
  const [errors, setErrors] = useState<{ title?: boolean; draw?: boolean }>({});
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("h4")?.focus(), []);
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [errors]);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const said = (name: string): string => String(given.get(name) ?? "").trim();
    const draw = said("draw") === "" ? null : Number(said("draw"));
    const found = { ...(said("title") === "" && { title: true }), ...(draw !== null && !(Number.isInteger(draw) && draw >= 1 && draw <= 300) && { draw: true }) };
    setErrors(found);
    if (Object.keys(found).length > 0 || isBusy) return;
    onSave({ id: section?.id ?? null, title: said("title"), from: Number(said("from")), instructions: String(given.get("instructions") ?? ""), shuffle: given.get("shuffle") === "on", draw });
  };
  return (
    <form ref={form} noValidate onSubmit={submit} aria-labelledby="section-form-title" className="grid gap-5 rounded-md border border-line p-4">
      <h4 id="section-form-title" tabIndex={-1} className="font-semibold">
        {t(section ? "formEdit" : "formNew")}
      </h4>
      <Field id="section-title" label={t("name")} error={errors.title ? t("nameError") : undefined}>
        <Input name="title" autoComplete="off" maxLength={200} defaultValue={section?.title ?? ""} />
      </Field>
      <Field id="section-instructions" label={t("instructions")} help={t("instructionsHelp")}>
        <Textarea name="instructions" rows={5} maxLength={40_000} defaultValue={section?.instructions ?? ""} />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field id="section-from" label={t("from")}>
          <Select
            name="from"
            defaultValue={section?.from ?? starts.last}
            choices={Array.from({ length: starts.last - starts.first + 1 }, (_, index) => starts.first + index).map((from) => ({ value: from, label: from < starts.count ? t("fromQuestion", { number: from + 1 }) : t("fromEnd") }))}
          />
        </Field>
        <Field id="section-draw" label={t("draw")} help={t("drawHelp")} error={errors.draw ? t("drawError") : undefined}>
          <Input name="draw" inputMode="numeric" defaultValue={section?.draw ?? ""} />
        </Field>
      </div>
      <Checkbox name="shuffle" label={t("shuffle")} defaultChecked={section?.shuffle ?? false} />
      <FormEnd refusal={refusal} safe={t("refused")} isBusy={isBusy} words={{ save: t(isBusy ? "saving" : "save"), cancel: t("cancel") }} onClose={onClose} />
    </form>
  );
}
