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
import type { ImportReport as Report } from "@/server/content-formats";
import { ImportReport } from "./import-report";

type Props = {
  /** Where the file is sent; name and dry run are added to its query. */
  address: string;
};

/** A file of questions: what would be taken of it is shown before anything is. */
export function QuestionImport({ address }: Props): ReactElement {
  const t = useTranslations("studio-import.quiz");
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [takenCount, setTakenCount] = useState(0);
  const send = async (chosen: File, dryRun: boolean): Promise<Report | null> => {
    setIsBusy(true);
    const query = new URLSearchParams({ name: chosen.name, ...(dryRun && { dryRun: "yes" }) });
    const result = await uploadFile<Report>(`${address}${address.includes("?") ? "&" : "?"}${query.toString()}`, chosen);
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
    setTakenCount(takenCount + 1);
    toast(t("imported", { count: countOf(taken) }));
    router.refresh();
  };
  return (
    <div className="grid gap-4">
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <Field id="question-file" label={t("file")} help={t("fileHelp")}>
        <Input key={`${address}-${takenCount}`} type="file" disabled={isBusy} accept=".gift,.txt,.xml,.csv,.tsv,.zip,.qti,.imscc" onChange={(event) => void choose(event.target.files?.[0] ?? null)} />
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

function countOf({ summary }: Report): number {
  return summary.imported + summary.converted;
}
