"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState, type FormEvent, type ReactElement } from "react";
import { Section } from "@/components/patterns/section";
import { cn } from "@/components/ui/cn";
import { toast } from "@/components/ui/toaster";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { courseChangesSchema } from "@/lib/schemas/authoring";
import { SaveRow } from "../save-row";
import { StudioRefusal } from "../studio-refusal";
import type { StudioCourse } from "../studio-types";
import { SettingControl, type Choices } from "./setting-control";
import { readSettings, SECTION_FIELDS, type SectionName } from "./settings-fields";

type Props = { section: SectionName; course: StudioCourse["course"]; courseId: string; choices: Choices; canEdit: boolean };

/** Refusals that are about one field. */
const FIELD_OF: Readonly<Record<string, string>> = { "catalog.slug_taken": "slug", "authoring.code_taken": "code" };
const HALF: readonly string[] = ["number", "count", "choice", "instant", "money", "zone"];

/** One section of the settings: saved by itself, with every mistake beside its field and what was typed left as it is. */
export function SettingsSection({ section, course, courseId, choices, canEdit }: Props): ReactElement {
  const t = useTranslations("authoring.settings");
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const fields = SECTION_FIELDS[section];

  const show = (named: readonly string[], taken = false): void => {
    const known = [...new Set(named)].filter((name) => fields.some((field) => field.name === name));
    setErrors(Object.fromEntries(known.map((name) => [name, t(taken ? `taken.${name}` : `errors.${name}`)])));
    const [first] = fields.filter(({ name }) => known.includes(name));
    if (first) form.current?.querySelector<HTMLElement>(`[name="${first.name}"], #field-${first.name} input`)?.focus();
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!form.current || isBusy) return;
    setRefusal(null);
    const parsed = courseChangesSchema.safeParse(readSettings(fields, new FormData(form.current), course));
    if (!parsed.success) return show(parsed.error.issues.map(({ path }) => String(path[0])));
    setErrors({});
    setIsBusy(true);
    const result = await callProcedure("authoring", "updateCourse", { courseId, changes: parsed.data });
    setIsBusy(false);
    if (result.ok) {
      toast(t("saved", { section: t(`sections.${section}`) }));
      return router.refresh();
    }
    const taken = FIELD_OF[result.refusal.code];
    const named = result.refusal.issues.map(({ path }) => path.replace(/^changes\./, "").split(".")[0] ?? "");
    if (taken) return show([taken], true);
    if (named.some((name) => fields.some((field) => field.name === name))) return show(named);
    setRefusal(result.refusal);
  };

  return (
    <Section id={section} label={t(`sections.${section}`)} note={t(`notes.${section}`)}>
      <form ref={form} onSubmit={(event) => void submit(event)} noValidate className="grid max-w-[44rem] gap-5 sm:grid-cols-2">
        <div className="empty:hidden sm:col-span-2">
          <StudioRefusal refusal={refusal} safe={t("refused")} />
        </div>
        {fields.map((field) => (
          <div key={field.name} className={cn(!HALF.includes(field.kind) && "sm:col-span-2")}>
            <SettingControl field={field} course={course} choices={choices} error={errors[field.name]} isReadOnly={!canEdit} />
          </div>
        ))}
        <SaveRow canEdit={canEdit} isBusy={isBusy} words={t(isBusy ? "saving" : "save", { section: t(`sections.${section}`) })} className="sm:col-span-2" />
      </form>
    </Section>
  );
}
