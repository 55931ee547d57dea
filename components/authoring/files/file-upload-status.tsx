"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { ProgressBar } from "@/components/ui/progress";
import { formatBytes } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { LessonFiles } from "../studio-types";
import { StudioRefusal } from "../studio-refusal";
import type { FileUpload } from "./use-file-upload";

type Version = LessonFiles["versions"][number];
type Props = { upload: FileUpload; newest: Version | null; currentId: string | null; locale: Locale; maxBytes: number; onCancel: () => void };

/** A file on its way or being looked at, and why the last one was not taken. */
export function FileUploadStatus({ upload, newest, currentId, locale, maxBytes, onCancel }: Props): ReactElement | null {
  const t = useTranslations("course-files.studio");
  const why = useTranslations("course-files.refusal");
  const limit = formatBytes(maxBytes, locale);
  switch (upload.kind) {
    case "unfit":
      return (
        <Callout tone="danger" role="alert" title={t("unfit", { name: upload.name })}>
          {why(upload.why, { limit })}
        </Callout>
      );
    case "refused":
      return <StudioRefusal refusal={upload.refusal} safe={t("safe")} />;
    case "broken":
      return (
        <Callout tone="danger" role="alert" title={t("broken", { name: upload.name })}>
          {t("brokenText")}
        </Callout>
      );
    case "sending":
      return (
        <div className="grid gap-2" data-upload-state="sending">
          <p className="font-semibold" role="status">
            {t("sending", { name: upload.name })}
          </p>
          <ProgressBar value={upload.sentBytes} max={upload.totalBytes} label={t("progress", { name: upload.name })} />
          <p className="meta">{t("amount", { sent: formatBytes(upload.sentBytes, locale), total: formatBytes(upload.totalBytes, locale) })}</p>
          <div>
            <Button size="sm" onClick={onCancel}>
              {t("cancel")}
            </Button>
          </div>
        </div>
      );
    case "idle":
      return <Newest newest={newest} currentId={currentId} limit={limit} />;
  }
}

function Newest({ newest, currentId, limit }: { newest: Version | null; currentId: string | null; limit: string }): ReactElement | null {
  const t = useTranslations("course-files.studio");
  const why = useTranslations("course-files.refusal");
  if (!newest) return null;
  if (newest.state === "checking") {
    return (
      <div role="status" data-file-state="checking">
        <p className="font-semibold">{t("checking", { name: newest.name })}</p>
        <p className="meta">{t("checkingText")}</p>
      </div>
    );
  }
  if (newest.state === "refused") {
    return (
      <Callout tone="danger" role="alert" title={t("unfit", { name: newest.name })}>
        <p>{why(newest.refusal ?? "other_content", { limit })}</p>
        {newest.refusalDetail ? <p className="meta mt-1">{t("detail", { detail: newest.refusalDetail })}</p> : null}
        <p className="mt-1">{t(currentId === null ? "stillNone" : "stillCurrent")}</p>
      </Callout>
    );
  }
  return newest.fileId === currentId ? (
    <p role="status" data-file-state="ready">
      {t("inDraft", { name: newest.name })}
    </p>
  ) : null;
}
