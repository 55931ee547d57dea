"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { TitledSection } from "@/components/patterns/section";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { contrastOf } from "@/lib/domain/contrast";
import { CERTIFICATE_LANGUAGES, CERTIFICATE_LAYOUTS, CERTIFICATE_ORIENTATIONS, CERTIFICATE_PAPERS } from "@/lib/schemas/certificate-design";
import type { PartProps } from "./part-props";

/** How it looks: layout, paper, colour, and in which language it is written. */
export function LookFields({ design, errorOf, onChange }: PartProps): ReactElement {
  const t = useTranslations("certificates.design");
  const { layout, orientation, paper, accent, language } = design;
  const choose = <T extends string>(values: readonly T[], given: string): T | undefined => values.find((value) => value === given);
  const contrast = /^#[0-9a-f]{6}$/.test(accent) ? contrastOf(accent, "#ffffff").toFixed(1) : "";
  return (
    <TitledSection id="certificate-look" title={t("look")} className="grid gap-5">
      <RadioGroup id="certificate-layout" legend={t("layout")} className="min-w-0">
        {CERTIFICATE_LAYOUTS.map((value) => (
          <Radio key={value} name="layout" value={value} checked={layout === value} onChange={() => onChange({ layout: value })} label={t(`layouts.${value}`)} help={t(`layoutHelp.${value}`)} />
        ))}
      </RadioGroup>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field id="certificate-orientation" label={t("orientation")}>
          <Select value={orientation} onChange={({ target }) => onChange({ orientation: choose(CERTIFICATE_ORIENTATIONS, target.value) ?? orientation })} choices={CERTIFICATE_ORIENTATIONS.map((value) => ({ value, label: t(`orientations.${value}`) }))} />
        </Field>
        <Field id="certificate-paper" label={t("paper")}>
          <Select value={paper} onChange={({ target }) => onChange({ paper: choose(CERTIFICATE_PAPERS, target.value) ?? paper })} choices={CERTIFICATE_PAPERS.map((value) => ({ value, label: t(`papers.${value}`) }))} />
        </Field>
        <Field id="certificate-accent" label={t("accent")} help={t("accentHelp", { contrast })} error={errorOf("accent")}>
          <Input type="color" value={accent} onChange={({ target }) => onChange({ accent: target.value.toLowerCase() })} />
        </Field>
        <Field id="certificate-language" label={t("language")}>
          <Select value={language} onChange={({ target }) => onChange({ language: choose(CERTIFICATE_LANGUAGES, target.value) ?? language })} choices={CERTIFICATE_LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))} />
        </Field>
      </div>
    </TitledSection>
  );
}
