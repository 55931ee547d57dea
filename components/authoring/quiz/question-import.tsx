"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toaster";
import type { Refusal } from "@/lib/client/call-procedure";
import { uploadFile } from "@/lib/client/upload-file";
import { StudioRefusal } from "../studio-refusal";
import type { QuestionsImported } from "../studio-types";
import { ImportReport } from "./import-report";

type Props = { courseId: string; lessonId: string; version: string };

/** A file of questions: what would be taken of it is shown before anything is. */
export function QuestionImport({ courseId, lessonId, version }: Props): ReactElement {
  const t = useTranslations("studio-import.quiz");
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<QuestionsImported | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const send = async (chosen: File, dryRun: boolean): Promise<QuestionsImported | null> => {
    setIsBusy(true);
    const query = new URLSearchParams({ version, name: chosen.name, ...(dryRun && { dryRun: "yes" }) });
    const result = await uploadFile<QuestionsImported>(`/api/studio/questions/${courseId}/${lessonId}?${query.toString()}`, chosen);
    setIsBusy(false);
    setRefusal(result.ok ? null : result.refusal);
    return result.ok ? result.data : null;
  };
  const choose = async (chosen: File | null): Promise<void> => {
    setFile(chosen);
    setReport(null);
    if (chosen) setReport(await send(chosen, true));
  };
  const take = async (): Promise<void> => {
    if (!file || isBusy) return;
    const taken = await send(file, false);
    if (!taken) return;
    setFile(null);
    setReport(null);
    toast(t("imported", { count: countOf(taken) }));
    router.refresh();
  };
  return (
    <div className="grid gap-4">
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <Field id="question-file" label={t("file")} help={t("fileHelp")}>
        <Input key={version} type="file" disabled={isBusy} accept=".gift,.txt,.xml,.csv,.tsv,.zip,.qti,.imscc" onChange={(event) => void choose(event.target.files?.[0] ?? null)} />
      </Field>
      {isBusy ? <p role="status">{t("reading")}</p> : null}
      {report ? (
        <>
          <ImportReport items={report.items} summary={report.summary} />
          {countOf(report) > 0 ? (
            <div>
              <Button variant="primary" busy={isBusy} onClick={() => void take()}>
                {t("take", { count: countOf(report) })}
              </Button>
            </div>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

function countOf({ summary }: QuestionsImported): number {
  return summary.imported + summary.converted;
}
