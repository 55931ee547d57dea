"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Field } from "@/components/ui/field";
import { Options, Select } from "@/components/ui/select";
import type { Refusal } from "@/lib/client/call-procedure";
import { uploadFile } from "@/lib/client/upload-file";
import { languageName } from "@/lib/i18n/language-name";
import { MAX_PDF_BYTES, MAX_PDF_PAGES } from "@/lib/domain/drafting/draft-terms";
import type { DraftsPage } from "@/server/drafts";
import { UploadDrop } from "../media/upload-drop";
import { StudioRefusal } from "../studio-refusal";

type Props = { courseId: string; page: DraftsPage; error: string | undefined };

const MEGABYTE = 1_000_000;

/** A lesson's text, what is said in its video, or a PDF that is sent here. */
export function SourceField({ courseId, page, error }: Props): ReactElement {
  const t = useTranslations("drafts.request");
  const [sent, setSent] = useState<DraftsPage["pdfs"]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const pdfs = [...sent, ...page.pdfs.filter(({ sourceId }) => !sent.some((each) => each.sourceId === sourceId))];
  const send = async (file: File): Promise<void> => {
    // What the server would refuse for its size is not sent to it.
    if (file.size > MAX_PDF_BYTES) {
      setRefusal({ code: "media.file_refused", params: { reason: "too_large" }, issues: [], requestId: null });
      return;
    }
    setIsBusy(true);
    const answer = await uploadFile<DraftsPage["pdfs"][number]>(`/api/studio/drafts/${courseId}?${new URLSearchParams({ name: file.name })}`, file);
    setIsBusy(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (!answer.ok) return;
    setSent([answer.data, ...sent]);
    setChosen(`pdf:${answer.data.sourceId}`);
  };
  const groups = [
    { label: t("texts"), choices: page.texts.map(({ lessonId, title }) => ({ value: `text:${lessonId}`, label: title })) },
    { label: t("captions"), choices: page.captions.map(({ lessonId, title, language }) => ({ value: `captions:${lessonId}:${language}`, label: `${title} (${languageName(language)})` })) },
    { label: t("pdfs"), choices: pdfs.map(({ sourceId, name }) => ({ value: `pdf:${sourceId}`, label: name })) },
  ].filter(({ choices }) => choices.length > 0);
  return (
    <div className="grid gap-4">
      <Field id="draft-source" label={t("source")} error={error}>
        <Select name="source" value={chosen ?? groups[0]?.choices[0]?.value ?? ""} onChange={({ target }) => setChosen(target.value)}>
          {groups.map(({ label, choices }) => (
            <optgroup key={label} label={label}>
              <Options choices={choices} />
            </optgroup>
          ))}
        </Select>
      </Field>
      <StudioRefusal refusal={refusal} safe={t("pdfRefused")} />
      {isBusy ? (
        <p role="status">{t("pdfSending")}</p>
      ) : (
        <UploadDrop label={t("pdf")} hint={t("pdfHelp", { megabytes: MAX_PDF_BYTES / MEGABYTE, pages: MAX_PDF_PAGES })} accept=".pdf,application/pdf" onFile={(file) => void send(file)} />
      )}
    </div>
  );
}
