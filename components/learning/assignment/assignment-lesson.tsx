"use client";

import { NextIntlClientProvider, useTranslations } from "next-intl";
import { useMemo, type ReactElement } from "react";
import { RubricList } from "@/components/grading/rubric-list";
import { RichText } from "@/components/patterns/rich-text";
import { TitledSection } from "@/components/patterns/section";
import { handedData, wordsIn } from "@/lib/handed-data";
import type { AssignmentPage } from "@/server/assessment";
import type { LessonFrameData } from "../lesson-data";
import { NextStep } from "../lesson-heading";
import { LessonLayout } from "../lesson-layout";
import { AssignmentFacts } from "./assignment-facts";
import { AssignmentGrade } from "./assignment-grade";
import { HandIn } from "./hand-in";
import { VersionList } from "./version-list";

export type AssignmentLessonData = LessonFrameData & { summary: string; assignment: AssignmentPage; toasts: { region: string; close: string } };

type Props = { json: string; messages: string; text: string };

/** An assignment: what is asked, how it is graded, one's draft, and what was handed in so far with what was said of it. */
export default function AssignmentLesson({ json, messages, text }: Props): ReactElement {
  const data = useMemo(() => handedData<AssignmentLessonData>(json), [json]);
  const words = useMemo(() => wordsIn<Record<string, never>>(messages), [messages]);
  return (
    <NextIntlClientProvider locale={data.locale} messages={words} timeZone="UTC">
      <LessonLayout data={data} toasts={data.toasts}>
        <Assignment data={data} text={text} />
      </LessonLayout>
    </NextIntlClientProvider>
  );
}

function Assignment({ data, text }: { data: AssignmentLessonData; text: string }): ReactElement {
  const t = useTranslations("assignment");
  const { assignment, locale, language } = data;
  const { standing, rules } = assignment;
  return (
    <>
      {standing ? <AssignmentGrade standing={standing} rules={rules} locale={locale} /> : null}
      <AssignmentFacts page={assignment} locale={locale} />
      {text === "" ? null : <RichText html={text} lang={language} className="mt-8" />}
      {rules.rubric.length > 0 ? (
        <TitledSection id="assignment-rubric" title={t("rubric.title")} titleClassName="t-section" className="mt-10">
          <p className="meta mt-1 mb-4">{t("rubric.text")}</p>
          <RubricList rubric={rules.rubric} language={language} />
        </TitledSection>
      ) : null}
      {standing ? <HandIn data={data} standing={standing} /> : <p className="meta mt-8">{data.guest}</p>}
      {standing && standing.versions.length > 0 ? <VersionList versions={standing.versions} locale={locale} language={language} /> : null}
      <div className="mt-10 border-t border-line pt-5">
        <NextStep {...data.next} />
      </div>
    </>
  );
}
