"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { FILE_TYPES } from "@/lib/domain/course-file";
import { formatBytes } from "@/lib/i18n/format";
import { toLocale } from "@/lib/i18n/locales";
import { LessonPanel } from "../lesson-panel";
import { UploadDrop } from "../media/upload-drop";
import type { LessonFiles } from "../studio-types";
import { FileUploadStatus } from "./file-upload-status";
import { FileVersions } from "./file-versions";
import { useLessonUpload } from "./use-lesson-upload";

type Props = { courseId: string; lessonId: string; locale: string; timeZone: string; initial: LessonFiles };

const ACCEPT = Object.keys(FILE_TYPES).map((extension) => `.${extension}`).join(",");

/** What a lesson hands out, in the studio: a way to bring a file, what became of it, and its versions. */
export function FilePanel({ courseId, lessonId, locale: given, timeZone, initial }: Props): ReactElement {
  const t = useTranslations("course-files.studio");
  const locale = toLocale(given);
  const { files, reload, upload, send, cancel } = useLessonUpload(initial, { courseId, lessonId });
  const newest = files.versions[0];
  return (
    <LessonPanel id="file-title" title={t("title")}>
      <div className="grid gap-4">
        {files.versions.length === 0 ? <p className="text-ink-muted">{t("none")}</p> : null}
        <FileUploadStatus upload={upload} newest={newest ?? null} currentId={files.currentId} locale={locale} maxBytes={files.maxBytes} onCancel={cancel} />
        {files.canEdit && upload.kind !== "sending" ? (
          <UploadDrop
            label={t(files.currentId === null ? "choose" : "replace")}
            hint={t("formats", { limit: formatBytes(files.maxBytes, locale) })}
            accept={ACCEPT}
            onFile={(file) => void send(file)}
          />
        ) : null}
        <p className="meta">{t(files.isScanned ? "scanned" : "notScanned")}</p>
        {files.versions.length > 0 ? <FileVersions courseId={courseId} lessonId={lessonId} files={files} locale={locale} timeZone={timeZone} onChanged={reload} /> : null}
      </div>
    </LessonPanel>
  );
}
