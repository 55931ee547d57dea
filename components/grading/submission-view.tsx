"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Paperclip } from "@/components/ui/icons";
import { callProcedure } from "@/lib/client/call-procedure";
import { toast } from "@/components/ui/toaster";
import { formatBytes } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Annotation } from "@/lib/schemas/grades";
import type { Marking } from "@/server/grades";
import { AnnotateText } from "./annotate-text";
import { AnnotatedText } from "./annotated-text";

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
  const [opening, setOpening] = useState<string | null>(null);
  const open = async (fileId: string): Promise<void> => {
    setOpening(fileId);
    const result = await callProcedure("grades", "openFile", { courseId, submissionId, fileId });
    setOpening(null);
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
      {links.length > 0 ? (
        <ul aria-label={t("links")}>
          {links.map((link) => (
            <li key={link}>
              <a className="link break-all" href={link} rel="noopener noreferrer nofollow ugc" target="_blank">
                {link}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {files.length > 0 ? (
        <ul aria-label={t("files")} className="grid gap-1">
          {files.map(({ fileId, name, bytes }) => (
            <li key={fileId}>
              <Button variant="quiet" busy={opening === fileId} className="h-auto min-h-10 max-w-full break-all whitespace-normal" onClick={() => void open(fileId)}>
                <Paperclip />
                {`${name} · ${formatBytes(bytes, locale)}`}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
