"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState, type ReactElement } from "react";
import { Callout } from "@/components/ui/callout";
import { VIDEO_EXTENSIONS } from "@/lib/domain/video-file";
import { formatExactDuration } from "@/lib/i18n/format";
import { toLocale } from "@/lib/i18n/locales";
import { LessonPanel } from "../lesson-panel";
import type { LessonMedia, LessonUpload } from "../studio-types";
import { readKept } from "./kept-upload";
import { StudioVideo } from "./studio-video";
import { UploadDrop } from "./upload-drop";
import { UploadStatus } from "./upload-status";
import { useLessonMedia } from "./use-lesson-media";
import { useVideoUpload } from "./use-video-upload";

const ACCEPT = ["video/*", ...VIDEO_EXTENSIONS].join(",");

type Props = { courseId: string; lessonId: string; locale: string; timeZone: string; language: string; initial: LessonMedia };

/** A lesson's video in the studio: the one it has, the one on its way, its cover and its captions. */
export function VideoPanel({ courseId, lessonId, locale, timeZone, language, initial }: Props): ReactElement {
  const t = useTranslations("studio-media.video");
  const formats = useTranslations("studio-media.upload");
  const { media, reload, expect } = useLessonMedia(initial, { courseId, lessonId });
  const { upload, send, pause, resume, clear } = useVideoUpload({ courseId, lessonId }, expect);
  const { video, canManage } = media;
  const isSending = upload.kind === "preparing" || (upload.kind === "under_way" && upload.state.kind !== "sent" && upload.state.kind !== "gone");
  const waitsForFile = media.upload?.status === "waiting_for_upload" && upload.kind !== "under_way";
  const keptName = useKeptName(lessonId, waitsForFile);
  const { videoId: uploadId, status: uploadStatus } = media.upload ?? {};
  // What this device says of its file holds until the vendor has a word about it.
  useEffect(() => {
    if (uploadStatus !== "waiting_for_upload") clear();
  }, [uploadId, uploadStatus, clear]);
  return (
    <LessonPanel id="video-title" title={t("title")}>
      {video?.status === "ready" ? (
        <StudioVideo key={video.videoId} courseId={courseId} lessonId={lessonId} video={video} canManage={canManage} locale={locale} timeZone={timeZone} language={language} onChanged={reload} />
      ) : null}
      <div className="mt-4 grid gap-4">
        {video ? null : <p className="text-ink-muted">{t("none")}</p>}
        {video && video.status !== "ready" ? <Stage upload={video} /> : null}
        {video?.durationSeconds ? (
          <p className="meta">{[video.fileName, formatExactDuration(video.durationSeconds, toLocale(locale))].filter(Boolean).join(" · ")}</p>
        ) : null}
        {media.upload && !(waitsForFile || isSending) ? <Stage upload={media.upload} /> : null}
        <UploadStatus upload={upload} locale={locale} onPause={pause} onResume={resume} />
        {canManage && !isSending ? (
          <UploadDrop
            label={t(keptName !== null ? "goOn" : media.upload?.status === "failed" || video?.status === "failed" ? "tryAgain" : video ? "replace" : "choose")}
            hint={keptName === null ? (video ? t("replaceHint") : formats("formats")) : t("goOnHint", { name: keptName })}
            accept={ACCEPT}
            onFile={(file) => void send(file)}
          />
        ) : null}
      </div>
    </LessonPanel>
  );
}

/** Where a file stands at the vendor; a failure with its reason. */
function Stage({ upload }: { upload: Pick<LessonUpload, "status" | "failureReason" | "fileName"> }): ReactElement {
  const t = useTranslations("studio-media.video");
  if (upload.status === "failed") {
    return (
      <Callout tone="danger" title={t("failed", { name: upload.fileName || t("title") })}>
        <p>{t("failedText")}</p>
        {upload.failureReason ? <p className="meta mt-1">{t("reason", { reason: upload.failureReason })}</p> : null}
      </Callout>
    );
  }
  return (
    <div className="grid gap-1" role="status" data-video-status={upload.status}>
      <p className="font-semibold">{t(`state.${upload.status}`)}</p>
      <p className="meta">{t(`stateText.${upload.status}`)}</p>
    </div>
  );
}

/** The file that was on its way when the page was left; known on this device only. */
function useKeptName(lessonId: string, waitsForFile: boolean): string | null {
  const [name, setName] = useState<string | null>(null);
  useEffect(() => setName(waitsForFile ? (readKept(lessonId)?.fileName ?? null) : null), [lessonId, waitsForFile]);
  return name;
}
