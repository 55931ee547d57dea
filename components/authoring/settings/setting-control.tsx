"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { minorUnitDigits } from "@/lib/money";
import { wallTimeIn } from "@/lib/wall-time";
import type { StudioCourse } from "../studio-types";
import { FaqFields } from "./faq-fields";
import type { SettingField } from "./settings-fields";

export type Choice = { value: string; label: string };
export type Choices = Readonly<Partial<Record<string, readonly Choice[]>>>;

type Props = { field: SettingField; course: StudioCourse["course"]; choices: Choices; error: string | undefined; isReadOnly: boolean };

/** The control of one field, with its help and its error. */
export function SettingControl({ field, course, choices, error, isReadOnly }: Props): ReactElement {
  const t = useTranslations("authoring.settings");
  const { name, kind } = field;
  const help = t.has(`help.${name}`) ? t(`help.${name}`) : undefined;
  if (kind === "faq") return <FaqFields faq={course.faq} isReadOnly={isReadOnly} error={error} />;
  if (kind === "courses") return <CourseChecks field={field} course={course} choices={choices} isReadOnly={isReadOnly} />;
  return (
    <Field id={`field-${name}`} label={t(`fields.${name}`)} hint={field.isOptional ? t("optional") : undefined} help={help} error={error}>
      {controlOf(field, course, choices, isReadOnly)}
    </Field>
  );
}

function controlOf({ name, kind, rows }: SettingField, course: StudioCourse["course"], choices: Choices, isReadOnly: boolean): ReactElement<{ id?: string }> {
  const value = shownValue(name, kind, course);
  const shared = { name, defaultValue: value, readOnly: isReadOnly };
  if (kind === "text" || kind === "lines") return <Textarea rows={rows ?? 3} {...shared} />;
  if (kind === "choice") {
    return (
      <Select name={name} defaultValue={value} disabled={isReadOnly} choices={choices[name] ?? []} />
    );
  }
  if (kind === "zone") return <Input {...shared} list="time-zones" autoComplete="off" spellCheck={false} />;
  if (kind === "instant") return <Input type="datetime-local" {...shared} />;
  if (kind === "line") return <Input {...shared} autoComplete="off" />;
  return <Input inputMode={kind === "count" ? "numeric" : "decimal"} autoComplete="off" {...shared} />;
}

function CourseChecks({ field, course, choices, isReadOnly }: Omit<Props, "error">): ReactElement {
  const t = useTranslations("authoring.settings");
  const others = choices[field.name] ?? [];
  return (
    <fieldset id={`field-${field.name}`}>
      <legend className="field-label">{t(`fields.${field.name}`)}</legend>
      <p className="meta mb-2">{t(others.length > 0 ? `help.${field.name}` : "noOtherCourses")}</p>
      {others.map(({ value, label }) => (
        <Checkbox key={value} name={field.name} value={value} label={label} disabled={isReadOnly} defaultChecked={course.prerequisiteIds.includes(value)} />
      ))}
    </fieldset>
  );
}

function shownValue(name: SettingField["name"], kind: SettingField["kind"], course: StudioCourse["course"]): string {
  const value: unknown = course[name];
  if (value === null || value === undefined) return "";
  if (value instanceof Date || kind === "instant") return wallTimeIn(value instanceof Date ? value : String(value), course.timeZone);
  if (kind === "lines") return (value as readonly string[]).join("\n");
  if (kind === "money") return amountText(Number(value), course.currency);
  return String(value);
}

/** The amount as a person types it: no sign of money, a point for the decimals, none where they are zero. */
function amountText(minor: number, currency: string): string {
  const digits = minorUnitDigits(currency);
  const text = (minor / 10 ** digits).toFixed(digits);
  return minor % 10 ** digits === 0 ? String(minor / 10 ** digits) : text;
}
