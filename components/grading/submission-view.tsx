"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { callProcedure } from "@/lib/client/call-procedure";
import { toast } from "@/components/ui/toaster";
import type { Locale } from "@/lib/i18n/locales";
import type { Annotation } from "@/lib/schemas/grades";
import type { Marking } from "@/server/grades";
import { AnnotateText } from "./annotate-text";
import { AnnotatedText } from "./annotated-text";
import { HandedWork } from "./handed-work";

type Props = {
  courseId: string;
  submissionId: string;
  marking: Marking;
  annotations: readonly Annotation[];
  canAnnotate: boolean;
  locale: Locale;
  onChange: (annotations: Annotation[]) => void;
};

/** What was handed in: the text with its remarks, links, files. */
export function SubmissionView({ courseId, submissionId, marking, annotations, canAnnotate, locale, onChange }: Props): ReactElement {
  const t = useTranslations("grading.desk");
  const { text, links, files, language } = marking;
  const open = async (fileId: string): Promise<void> => {
    const result = await callProcedure("grades", "openFile", { courseId, submissionId, fileId });
    if (result.ok) window.location.assign(result.data.href);
    else toast(t("fileFailed"));
  };
  return (
    <section aria-labelledby="handed-in" className="grid content-start gap-5">
      <h2 id="handed-in" className="t-section">
        {t("work")}
      </h2>
      {text === "" ? null : canAnnotate ? (
        <AnnotateText text={text} annotations={annotations} language={language} onChange={onChange} />
      ) : (
        <AnnotatedText text={text} annotations={annotations} language={language} label={t("text")} />
      )}
      <HandedWork links={links} files={files} locale={locale} labels={{ links: t("links"), files: t("files") }} onOpen={open} />
    </section>
  );
}
