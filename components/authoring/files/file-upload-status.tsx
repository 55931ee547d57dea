"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { UploadProgress } from "@/components/files/upload-progress";
import type { Upload } from "@/components/files/use-upload";
import { Callout } from "@/components/ui/callout";
import { formatBytes } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { LessonFiles } from "../studio-types";
import { StudioRefusal } from "../studio-refusal";

type Version = LessonFiles["versions"][number];
type Props = { upload: Upload; newest: Version | null; currentId: string | null; locale: Locale; maxBytes: number; onCancel: () => void };

/** A file on its way or being looked at, and why the last one was not taken. */
export function FileUploadStatus({ upload, newest, currentId, locale, maxBytes, onCancel }: Props): ReactElement | null {
  const t = useTranslations("course-files.studio");
  const limit = formatBytes(maxBytes, locale);
  if (upload.kind === "idle") return <Newest newest={newest} currentId={currentId} limit={limit} />;
  if (upload.kind === "refused") return <StudioRefusal refusal={upload.refusal} safe={t("safe")} />;
  const { name } = upload;
  const words = { unfit: t("unfit", { name }), broken: t("broken", { name }), brokenText: t("brokenText"), sending: t("sending", { name }), progress: t("progress", { name }), cancel: t("cancel") };
  return (
    <UploadProgress upload={upload} limit={limit} words={words} onCancel={onCancel}>
      {upload.kind === "sending" ? <p className="meta">{t("amount", { sent: formatBytes(upload.sentBytes, locale), total: formatBytes(upload.totalBytes, locale) })}</p> : null}
    </UploadProgress>
  );
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
