"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { formatBytes } from "@/lib/i18n/format";
import { toLocale } from "@/lib/i18n/locales";
import { FileUploadStatus } from "../files/file-upload-status";
import { FileVersions } from "../files/file-versions";
import { useLessonUpload } from "../files/use-lesson-upload";
import { LessonPanel } from "../lesson-panel";
import { UploadDrop } from "../media/upload-drop";
import type { LessonFiles } from "../studio-types";
import { PackageActions } from "./package-actions";
import { PackageParts } from "./package-parts";

type Props = { courseId: string; lessonId: string; title: string; locale: string; timeZone: string; isOn: boolean; canReset: boolean; initial: LessonFiles };

/** What a lesson plays, in the studio: a way to bring a SCORM package, what became of it, what is in it, and its versions. */
export function PackagePanel({ courseId, lessonId, title, locale: given, timeZone, isOn, canReset, initial }: Props): ReactElement {
  const t = useTranslations("packages.studio");
  const locale = toLocale(given);
  const { files, reload, upload, send, cancel } = useLessonUpload(initial, { courseId, lessonId });
  const held = files.package;
  return (
    <LessonPanel id="package-title" title={t("title")}>
      <div className="grid gap-4">
        {isOn ? null : <p className="text-warning">{t("off")}</p>}
        {files.versions.length === 0 ? <p className="text-ink-muted">{t("none")}</p> : null}
        <FileUploadStatus upload={upload} newest={files.versions[0] ?? null} currentId={files.currentId} locale={locale} maxBytes={files.maxBytes} onCancel={cancel} />
        {held ? (
          <p data-package-standard={held.standard}>
            {t("holds", { standard: t(`standard.${held.standard}`), title: held.title, files: held.fileCount, size: formatBytes(held.bytes, locale) })}
          </p>
        ) : null}
        {held && held.parts.length > 1 ? <PackageParts courseId={courseId} lessonId={lessonId} held={held} canEdit={files.canEdit} /> : null}
        {held ? <PackageActions courseId={courseId} lessonId={lessonId} title={title} isOn={isOn} canReset={canReset} /> : null}
        {files.canEdit && upload.kind !== "sending" ? (
          <UploadDrop label={t(files.currentId === null ? "choose" : "replace")} hint={t("formats", { limit: formatBytes(files.maxBytes, locale) })} accept=".zip" onFile={(file) => void send(file)} />
        ) : null}
        <p className="meta">{t("kept")}</p>
        {files.versions.length > 0 ? <FileVersions courseId={courseId} lessonId={lessonId} files={files} locale={locale} timeZone={timeZone} onChanged={reload} /> : null}
      </div>
    </LessonPanel>
  );
}
