"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { TitledSection } from "@/components/patterns/section";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { inLanguage } from "@/lib/i18n/in-language";
import type { LessonEditor, LessonText } from "../studio-types";

type Props = { text: LessonText; kind: LessonEditor["kind"]; language: string; canEdit: boolean; onChange: (fields: Partial<LessonText>) => void };

const SECONDS = 60;
const MOST_MINUTES = 1_440;

/** What is said of the lesson around its text. */
export function LessonFields({ text, kind, language, canEdit, onChange }: Props): ReactElement {
  const t = useTranslations("authoring.lesson");
  return (
    <TitledSection id="lesson-about" title={t("about")} titleClassName="t-item mb-4" className="ruled mt-10 lg:block">
      <div className="grid max-w-[40rem] gap-5">
        <Field id="lesson-summary" label={t("summary")} help={t("summaryHelp")}>
          <Textarea {...inLanguage(language)} rows={2} maxLength={600} readOnly={!canEdit} defaultValue={text.summary} onChange={(event) => onChange({ summary: event.target.value })} />
        </Field>
        {kind === "video" ? null : (
          <Field id="lesson-minutes" label={t("minutes")} help={t("minutesHelp")}>
            <Input
              type="number"
              min={0}
              max={MOST_MINUTES}
              readOnly={!canEdit}
              className="max-w-[8rem]"
              defaultValue={Math.round(text.durationSeconds / SECONDS)}
              onChange={(event) => {
                const minutes = event.target.valueAsNumber;
                if (Number.isInteger(minutes) && minutes >= 0 && minutes <= MOST_MINUTES) onChange({ durationSeconds: minutes * SECONDS });
              }}
            />
          </Field>
        )}
        <Switch label={t("preview")} help={t("previewHelp")} disabled={!canEdit} defaultChecked={text.isPreview} onChange={(event) => onChange({ isPreview: event.target.checked })} />
      </div>
    </TitledSection>
  );
}
