"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Pause, Play } from "@/components/ui/icons";
import { ProgressBar } from "@/components/ui/progress";
import { formatExactDuration, formatNumber } from "@/lib/i18n/format";
import { toLocale } from "@/lib/i18n/locales";
import type { UploadProgress } from "@/lib/upload/resumable-upload";
import { StudioRefusal } from "../studio-refusal";
import type { VideoUpload } from "./use-video-upload";

type Props = { upload: VideoUpload; locale: string; onPause: () => void; onResume: () => void };

/** A file on its way: how much of it is there, how long it will take, and the way to stop and go on. */
export function UploadStatus({ upload, locale, onPause, onResume }: Props): ReactElement | null {
  const t = useTranslations("studio-media.upload");
  switch (upload.kind) {
    case "idle":
      return null;
    case "preparing":
      return <p role="status">{t("preparing", { name: upload.fileName })}</p>;
    case "unfit":
      return (
        <Callout tone="danger" role="alert" title={t("unfit", { name: upload.fileName })}>
          {t(`why.${upload.why}`)}
        </Callout>
      );
    case "refused":
      return <StudioRefusal refusal={upload.refusal} safe={t("refused")} />;
    case "under_way":
      break;
  }
  const { state, fileName } = upload;
  if (state.kind === "sent") return <p role="status">{t("sent", { name: fileName })}</p>;
  if (state.kind === "gone") {
    return (
      <Callout tone="danger" role="alert" title={t("gone", { name: fileName })}>
        {t("goneText")}
      </Callout>
    );
  }
  const isPaused = state.kind === "paused";
  return (
    <div className="grid gap-2" data-upload-state={state.kind}>
      <p className="font-semibold" role="status">
        {t(`state.${state.kind}`, { name: fileName })}
      </p>
      <ProgressBar value={state.sentBytes} max={state.totalBytes} label={t("progress", { name: fileName })} />
      <p className="meta">{progressText(t, state, locale)}</p>
      <div>
        <Button size="sm" onClick={isPaused || state.kind === "waiting" ? onResume : onPause}>
          {state.kind === "sending" ? <Pause /> : <Play />}
          {t(state.kind === "sending" ? "pause" : state.kind === "paused" ? "resume" : "retryNow")}
        </Button>
      </div>
    </div>
  );
}

function progressText(t: ReturnType<typeof useTranslations<"studio-media.upload">>, { sentBytes, totalBytes, bytesPerSecond }: UploadProgress, given: string): string {
  const locale = toLocale(given);
  const megabytes = (bytes: number): string => formatNumber(bytes / 1_000_000, locale, 1);
  const amounts = { sent: megabytes(sentBytes), total: megabytes(totalBytes), percent: Math.floor((sentBytes / totalBytes) * 100) };
  if (!bytesPerSecond) return t("amount", amounts);
  const left = formatExactDuration(Math.max(1, Math.round((totalBytes - sentBytes) / bytesPerSecond)), locale);
  return t("amountLeft", { ...amounts, left });
}
