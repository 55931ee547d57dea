"use client";

import type HlsVideoElement from "hls-video-element";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useCallback, useMemo, useRef, useState, type ReactElement } from "react";
import { Button } from "@/components/ui/button";
import type { LessonVideoState } from "../studio-types";
import { CaptionPanel } from "./caption-panel";
import { PosterPicker } from "./poster-picker";
import { useStudioPlayback } from "./use-studio-playback";

const StudioPlayer = dynamic(() => import("./studio-player"), { ssr: false });

type Props = {
  courseId: string;
  lessonId: string;
  video: LessonVideoState;
  canManage: boolean;
  locale: string;
  timeZone: string;
  language: string;
  onChanged: () => Promise<void>;
};

/** What the caption editor does with the video beside it. */
export type VideoHands = { second: () => number; playFrom: (second: number) => void };

/** The lesson's video, and beside it what is said in it. */
export function StudioVideo({ courseId, lessonId, video, canManage, locale, timeZone, language, onChanged }: Props): ReactElement {
  const t = useTranslations("studio-media.video");
  const { playback, hasFailed, reload } = useStudioPlayback(courseId, lessonId);
  const element = useRef<HlsVideoElement | null>(null);
  const [second, setSecond] = useState(0);
  const onVideo = useCallback((shown: HlsVideoElement | null) => {
    element.current = shown;
  }, []);
  const hands = useMemo<VideoHands>(
    () => ({
      second: () => element.current?.currentTime ?? 0,
      playFrom: (from) => {
        if (!element.current) return;
        element.current.currentTime = from;
        void element.current.play().catch(() => undefined);
      },
    }),
    [],
  );
  return (
    <div className="media-grid">
      <div className="min-w-0">
        <div className="studio-video-frame">
          {playback ? (
            <StudioPlayer hls={playback.hls} poster={playback.poster} label={t("player")} onVideo={onVideo} onSecond={setSecond} onFailure={reload} />
          ) : hasFailed ? (
            <div className="grid content-center justify-items-center gap-3 p-6 text-center">
              <p>{t("unreachable")}</p>
              <Button onClick={() => void reload()}>{t("again")}</Button>
            </div>
          ) : null}
        </div>
        {canManage ? (
          <PosterPicker
            place={{ courseId, lessonId }}
            posterSeconds={video.posterSeconds}
            posterUrl={playback?.poster ?? null}
            second={hands.second}
            onChanged={async () => {
              await Promise.all([reload(), onChanged()]);
            }}
          />
        ) : null}
      </div>
      <CaptionPanel place={{ courseId, lessonId }} captions={video.captions} drafts={video.captionDrafts} formerCaptions={video.formerCaptions} canManage={canManage} locale={locale} timeZone={timeZone} language={language} durationSeconds={video.durationSeconds} second={second} hands={hands} onChanged={onChanged} />
    </div>
  );
}
