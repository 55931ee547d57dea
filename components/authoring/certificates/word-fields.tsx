"use client";

import { useTranslations } from "next-intl";
import { useRef, type ReactElement } from "react";
import { TitledSection } from "@/components/patterns/section";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { PLACEHOLDERS } from "@/lib/domain/certificate-words";
import { CERTIFICATE_FIELDS, MAX_BODY_WORDS, MAX_LINES } from "@/lib/schemas/certificate-design";
import type { PartProps } from "./part-props";

/** What it says: the sentence in words of the course's own, which facts stand on it, and lines of any kind. */
export function WordFields({ design, errorOf, onChange }: PartProps): ReactElement {
  const t = useTranslations("certificates.design");
  const body = useRef<HTMLTextAreaElement>(null);
  const { title, intro, fields, lines } = design;
  const insert = (placeholder: string): void => {
    const { selectionStart, selectionEnd } = body.current ?? { selectionStart: design.body.length, selectionEnd: design.body.length };
    onChange({ body: `${design.body.slice(0, selectionStart)}{${placeholder}}${design.body.slice(selectionEnd)}` });
    body.current?.focus();
  };
  return (
    <TitledSection id="certificate-words" title={t("words")} intro={<p className="meta mt-1">{t("wordsNote")}</p>} className="grid gap-5">
      <Field id="certificate-title" label={t("titleWords")} hint={t("optional")} error={errorOf("title")}>
        <Input name="title" maxLength={80} autoComplete="off" value={title} onChange={({ target }) => onChange({ title: target.value })} />
      </Field>
      <Field id="certificate-intro" label={t("intro")} hint={t("optional")} help={t("introHelp")} error={errorOf("intro")}>
        <Input name="intro" maxLength={160} autoComplete="off" value={intro} onChange={({ target }) => onChange({ intro: target.value })} />
      </Field>
      <Field id="certificate-body" label={t("body")} hint={t("optional")} help={t("bodyHelp")} error={errorOf("body")}>
        <Textarea ref={body} name="body" rows={3} maxLength={MAX_BODY_WORDS} value={design.body} onChange={({ target }) => onChange({ body: target.value })} />
      </Field>
      <div role="group" aria-label={t("placeholders")} className="flex flex-wrap gap-2">
        {PLACEHOLDERS.map((placeholder) => (
          <Button key={placeholder} size="sm" onClick={() => insert(placeholder)} aria-label={t("insert", { what: t(`placeholder.${placeholder}`) })} title={`{${placeholder}}`}>
            {t(`placeholder.${placeholder}`)}
          </Button>
        ))}
      </div>
      <fieldset aria-describedby="certificate-fields-error" className="grid min-w-0 gap-x-5 sm:grid-cols-2">
        <legend className="mb-1.5 font-semibold">{t("fields")}</legend>
        {CERTIFICATE_FIELDS.map((field) => (
          <Checkbox key={field} checked={fields.includes(field)} onChange={({ target }) => onChange({ fields: CERTIFICATE_FIELDS.filter((one) => (one === field ? target.checked : fields.includes(one))) })} label={t(`field.${field}`)} aria-invalid={field === "course" && errorOf("fields") !== undefined} />
        ))}
        <FieldError id="certificate-fields-error">{errorOf("fields")}</FieldError>
      </fieldset>
      {lines.map((text, index) => (
        <div key={index} className="flex items-end gap-3">
          <Field id={`certificate-line-${index}`} label={t("line", { number: index + 1 })} error={errorOf(`lines.${index}`)} className="min-w-0 flex-1">
            <Input maxLength={160} autoComplete="off" value={text} onChange={({ target }) => onChange({ lines: lines.with(index, target.value) })} />
          </Field>
          <Button onClick={() => onChange({ lines: lines.toSpliced(index, 1) })} aria-label={t("removeLine", { number: index + 1 })}>
            {t("remove")}
          </Button>
        </div>
      ))}
      {lines.length < MAX_LINES ? (
        <div>
          <Button onClick={() => onChange({ lines: [...lines, ""] })}>{t("addLine")}</Button>
        </div>
      ) : null}
    </TitledSection>
  );
}
