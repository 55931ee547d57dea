"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Refusal } from "@/lib/client/call-procedure";
import { uploadFile } from "@/lib/client/upload-file";
import { ImportReport } from "../quiz/import-report";
import { StudioRefusal } from "../studio-refusal";
import type { CourseImported } from "../studio-types";

/** A file, what would come of it, and then the course itself. Nothing is created before the second press. */
export function ImportForm({ studioPath }: { studioPath: string }): ReactElement {
  const t = useTranslations("studio-import.form");
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<CourseImported | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [state, setState] = useState<"idle" | "reading" | "importing">("idle");
  const [isUpdate, setIsUpdate] = useState(false);
  /** Grows with each question: an answer about a file that is not chosen any more is not shown. */
  const turn = useRef(0);
  const send = async (chosen: File, options: { dryRun?: "yes"; update?: "yes" }): Promise<CourseImported | null> => {
    const asked = turn.current;
    const result = await uploadFile<CourseImported>(`/api/studio/import?${new URLSearchParams({ name: chosen.name, ...options }).toString()}`, chosen);
    if (asked === turn.current) setRefusal(result.ok ? null : result.refusal);
    return result.ok ? result.data : null;
  };
  const preview = async (chosen: File, update: boolean): Promise<void> => {
    const mine = (turn.current += 1);
    setState("reading");
    const found = await send(chosen, { dryRun: "yes", ...(update && { update: "yes" }) });
    if (mine !== turn.current) return;
    setReport(found);
    setState("idle");
  };
  const choose = async (chosen: File | null): Promise<void> => {
    turn.current += 1;
    setFile(chosen);
    setReport(null);
    setRefusal(null);
    setIsUpdate(false);
    setState("idle");
    if (chosen) await preview(chosen, false);
  };
  const judge = async (update: boolean): Promise<void> => {
    setIsUpdate(update);
    if (file) await preview(file, update);
  };
  const take = async (): Promise<void> => {
    if (!file || state !== "idle") return;
    setState("importing");
    const done = await send(file, isUpdate ? { update: "yes" } : {});
    const [course] = done?.courses ?? [];
    if (course) router.push(`${studioPath}/${course.courseId}`);
    else setState("idle");
  };
  const isReadable = report !== null && report.summary.imported + report.summary.converted > 0;
  return (
    <div className="grid gap-6">
      <StudioRefusal refusal={refusal} safe={t("refused")} />
      <Field id="import-file" label={t("file")} help={t("help")} className="max-w-[34rem]">
        <Input type="file" accept=".zip,.imscc,.gift,.txt,.xml,.csv,.tsv,.qti,.md" disabled={state === "importing"} onChange={(event) => void choose(event.target.files?.[0] ?? null)} />
      </Field>
      {state === "reading" ? <p role="status">{t("reading")}</p> : null}
      {report ? <ImportReport items={report.items} summary={report.summary} /> : null}
      {report && !isReadable ? <Callout title={t("nothing")} /> : null}
      {report && isReadable ? (
        <div className="grid max-w-[34rem] gap-4">
          {report.existing[0] ? (
            <Field id="import-into" label={t("into")}>
              <Select value={isUpdate ? "update" : "draft"} onChange={(event) => void judge(event.target.value === "update")}>
                <option value="draft">{t("draft")}</option>
                <option value="update">{t("update", { title: report.existing[0].title })}</option>
              </Select>
            </Field>
          ) : null}
          <div>
            <Button variant="primary" busy={state === "importing"} onClick={() => void take()}>
              {state === "importing" ? t("busy") : t(isUpdate ? "actionUpdate" : "action")}
            </Button>
          </div>
        </div>
      ) : null}
    </div>
  );
}
