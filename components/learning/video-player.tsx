"use client";

import type HlsVideoElement from "hls-video-element";
import { useCallback, useEffect, useState, type ComponentType, type ReactElement, type ReactNode } from "react";
import type { LessonAddress } from "@/lib/schemas/learning";
import type { Chapter } from "./chapters-vtt";
import type { SourceFailure } from "./hls-source";
import { loadStage } from "./load-stage";
import type { PlaybackAnswer } from "./load-playback";
import type { PlayerLabels } from "./player-labels";
import type { PlayerStore } from "./player-store";
import { usePlaybackSource } from "./use-playback-source";
import type { PlaybackWatch } from "./use-playback-reporter";
import type { CaptionSource, VideoStageProps } from "./video-stage";

export type VideoPlayerProps = {
  address: LessonAddress;
  title: string;
  locale: string;
  labels: PlayerLabels;
  durationSeconds: number;
  startAtSeconds: number;
  captions: readonly CaptionSource[];
  chapters: readonly Chapter[];
  store: PlayerStore;
  /** Told of everything that is played; left out where nothing is kept. */
  watch?: PlaybackWatch;
  autoPlay?: boolean;
  /** Shown until there is something to play: the cover. */
  poster: ReactNode;
  /** The element, for keys. */
  onVideo?: (video: HlsVideoElement | null) => void;
};

/** A lesson's video with its real state: being processed, failed, refused, out of reach, or playing. */
export function VideoPlayer(props: VideoPlayerProps): ReactElement {
  const { address, labels, locale, onVideo } = props;
  const [Stage, setStage] = useState<ComponentType<VideoStageProps> | null>(null);
  const [isBroken, setIsBroken] = useState(false);
  const [failure, setFailure] = useState<SourceFailure | null>(null);
  const { answer, renew } = usePlaybackSource(address, true);

  useEffect(() => {
    loadStage(locale).then(
      (loaded) => setStage(() => loaded),
      () => setIsBroken(true),
    );
  }, [locale]);

  const source = answer?.kind === "ready" ? answer.source : null;
  useEffect(() => setFailure(null), [source?.hls]);
  useEffect(() => {
    if (failure !== "network") return;
    const again = () => void renew({ always: true });
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [failure, renew]);

  const onFailure = useCallback(
    (told: SourceFailure) => {
      // An address that is refused as soon as it was given is not renewed in a circle: the viewer decides.
      setFailure(told === "expired" && !renew() ? "network" : told);
    },
    [renew],
  );
  const announceVideo = useCallback((video: HlsVideoElement | null) => onVideo?.(video), [onVideo]);
  const notice = noticeOf(labels, { answer, failure, isBroken });

  return (
    <div className="video-frame">
      {source && Stage ? (
        <Stage
          source={source}
          title={props.title}
          locale={locale}
          startAtSeconds={props.startAtSeconds}
          durationSeconds={props.durationSeconds}
          captions={props.captions}
          chapters={props.chapters}
          store={props.store}
          watch={props.watch}
          autoPlay={props.autoPlay ?? false}
          onVideo={announceVideo}
          onFailure={onFailure}
        />
      ) : (
        props.poster
      )}
      {notice ? (
        <div role="status" className="video-notice" data-quiet={notice.isQuiet ? "" : undefined}>
          <p className="font-semibold">{notice.title}</p>
          {notice.text ? <p className="mt-1 text-on-frame-muted">{notice.text}</p> : null}
          {notice.action ? (
            <button type="button" className="btn mt-3" data-variant="second" onClick={() => (isBroken ? location.reload() : renew({ always: true }))}>
              {notice.action}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

type Situation = { answer: PlaybackAnswer | null; failure: SourceFailure | null; isBroken: boolean };
type Notice = { title: string; text?: string; action?: string; isQuiet?: boolean };

function noticeOf(labels: PlayerLabels, { answer, failure, isBroken }: Situation): Notice | null {
  if (isBroken) return { title: labels.brokenTitle, text: labels.brokenText, action: labels.reload };
  if (answer === null) return null;
  switch (answer.kind) {
    case "waiting_for_upload":
      return { title: labels.waitingTitle, text: labels.waitingText };
    case "processing":
      return { title: labels.processingTitle, text: labels.processingText };
    case "failed":
      return { title: labels.failedTitle, text: labels.failedText };
    case "refused":
      return { title: labels.refusedTitle, text: labels.refusedText, action: labels.retry };
    case "unreachable":
      return { title: labels.unreachableTitle, text: labels.unreachableText, action: labels.retry };
    case "ready":
      if (failure === "network") return { title: labels.offlineTitle, text: labels.offlineText, action: labels.retry };
      if (failure === "decode") return { title: labels.decodeTitle, text: labels.decodeText, action: labels.retry };
      return failure === "expired" ? { title: labels.renewing, isQuiet: true } : null;
  }
}
