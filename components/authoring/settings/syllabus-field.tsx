"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { FileDown } from "@/components/ui/icons";
import { toast } from "@/components/ui/toaster";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import { uploadFile } from "@/lib/client/upload-file";
import { FILE_REFUSALS, refuseSyllabus, type FileRefusal } from "@/lib/domain/course-file";
import { formatBytes } from "@/lib/i18n/format";
import { toLocale } from "@/lib/i18n/locales";
import { UploadDrop } from "../media/upload-drop";
import { StudioRefusal } from "../studio-refusal";
import type { StudioCourse } from "../studio-types";
import { useStudioAction } from "../use-studio-action";

type Props = { courseId: string; syllabus: StudioCourse["syllabus"]; locale: string; canEdit: boolean; /** What the server takes. */ maxBytes: number };

/** The PDF that a course's page hands out: one is chosen, replaced or taken off, and stands there at once. */
export function SyllabusField({ courseId, syllabus, locale: given, canEdit, maxBytes }: Props): ReactElement {
  const t = useTranslations("authoring.settings.syllabus");
  const locale = toLocale(given);
  const { isBusy, refusal, run } = useStudioAction();
  const [isSending, setIsSending] = useState(false);
  const [unfit, setUnfit] = useState<FileRefusal | null>(null);
  const send = async (file: File): Promise<void> => {
    const why = refuseSyllabus({ name: file.name.normalize("NFC"), bytes: file.size, maxBytes });
    setUnfit(why);
    if (why) return;
    setIsSending(true);
    const address = `/api/studio/syllabus/${courseId}?${new URLSearchParams({ name: file.name }).toString()}`;
    if (await run(() => uploadFile<{ fileId: string }>(address, file))) toast(t("added"));
    setIsSending(false);
  };
  const remove = async (): Promise<void> => {
    setUnfit(null);
    if (await run(() => callProcedure("authoring", "removeSyllabus", { courseId }))) toast(t("removed"));
  };
  return (
    <div className="grid max-w-[44rem] gap-4">
      <SyllabusRefusal unfit={unfit} refusal={refusal} limit={formatBytes(maxBytes, locale)} />
      {syllabus ? (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <FileDown />
          <a className="link break-all" href={`/api/syllabus/${courseId}`} download="">
            {syllabus.name}
          </a>
          <span className="meta">{t("meta", { size: formatBytes(syllabus.bytes, locale) })}</span>
          {canEdit ? (
            <Button size="sm" disabled={isBusy} onClick={() => void remove()}>
              {t("remove")}
            </Button>
          ) : null}
        </p>
      ) : (
        <p className="text-ink-muted">{t("none")}</p>
      )}
      {isSending ? <p role="status">{t("sending")}</p> : null}
      {canEdit && !isBusy ? <UploadDrop label={t(syllabus ? "replace" : "choose")} hint={t("hint", { limit: formatBytes(maxBytes, locale) })} accept=".pdf,application/pdf" onFile={(file) => void send(file)} /> : null}
    </div>
  );
}

/** Why a file was not taken, in the words for that reason. */
function SyllabusRefusal({ unfit, refusal, limit }: { unfit: FileRefusal | null; refusal: Refusal | null; limit: string }): ReactElement | null {
  const t = useTranslations("authoring.settings.syllabus");
  const files = useTranslations("course-files.refusal");
  const reason = unfit ?? FILE_REFUSALS.find((known) => known === refusal?.params.reason);
  if (reason === undefined) return <StudioRefusal refusal={refusal} safe={t("safe")} />;
  return (
    <Callout tone="danger" role="alert" title={files(reason, { limit })}>
      <p>{t("safe")}</p>
    </Callout>
  );
}
