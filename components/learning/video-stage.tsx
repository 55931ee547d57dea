"use client";

import type HlsVideoElement from "hls-video-element";
import HlsVideo from "hls-video-element/react";
import {
  MediaCaptionsButton,
  MediaControlBar,
  MediaController,
  MediaErrorDialog,
  MediaFullscreenButton,
  MediaLoadingIndicator,
  MediaMuteButton,
  MediaPipButton,
  MediaPlayButton,
  MediaPreviewChapterDisplay,
  MediaPreviewThumbnail,
  MediaPreviewTimeDisplay,
  MediaSeekBackwardButton,
  MediaTimeDisplay,
  MediaTimeRange,
  MediaVolumeRange,
} from "media-chrome/react";
import { MediaCaptionsMenu, MediaCaptionsMenuButton, MediaPlaybackRateMenu, MediaPlaybackRateMenuButton } from "media-chrome/react/menu";
import { useEffect, useMemo, useRef, useState, type ReactElement } from "react";
import { rememberCaptions, restoreCaptions } from "./caption-tracks";
import { chaptersVtt, type Chapter } from "./chapters-vtt";
import { setSource, type SourceFailure } from "./hls-source";
import type { PlaybackSource } from "./load-playback";
import { playerMemory } from "./player-memory";
import type { PlayerStore } from "./player-store";
import { SPEEDS } from "./speeds";
import type { PlaybackWatch } from "./use-playback-reporter";

const SKIP_SECONDS = 10;

export type CaptionSource = { language: string; label: string; src: string };

export type VideoStageProps = {
  source: PlaybackSource;
  title: string;
  /** Interface language: `es`, `en`, `pt-BR`. */
  locale: string;
  startAtSeconds: number;
  durationSeconds: number;
  captions: readonly CaptionSource[];
  chapters: readonly Chapter[];
  store: PlayerStore;
  watch: PlaybackWatch | undefined;
  autoPlay: boolean;
  onVideo(video: HlsVideoElement | null): void;
  onFailure(failure: SourceFailure): void;
};

/** The player itself: loaded when it is needed, because hls.js and the controls are most of the page's script. */
export default function VideoStage(props: VideoStageProps): ReactElement {
  const { source, title, locale, captions, chapters, durationSeconds, onVideo } = props;
  const [video, setVideo] = useState<HlsVideoElement | null>(null);
  const chaptersUrl = useChaptersUrl(chapters, durationSeconds);
  const [rate, setRate] = useState(1);
  usePlayback(video, props, setRate);
  useEffect(() => {
    onVideo(video);
    return () => onVideo(null);
  }, [video, onVideo]);

  return (
    <MediaController className="media-stage" lang={locale} noHotkeys noSubtitlesLangPref aria-label={title}>
      <HlsVideo ref={setVideo} slot="media" crossOrigin="anonymous" playsInline preload="metadata" poster={source.poster}>
        {captions.map((track) => (
          <track key={track.src} kind="captions" src={track.src} srcLang={track.language} label={track.label} />
        ))}
        {chaptersUrl ? <track kind="chapters" src={chaptersUrl} default /> : null}
        <track kind="metadata" label="thumbnails" src={source.storyboard} default />
      </HlsVideo>
      <MediaLoadingIndicator slot="centered-chrome" noAutohide />
      <MediaErrorDialog slot="dialog" />
      <MediaPlaybackRateMenu hidden anchor="auto" rates={[...SPEEDS]} />
      {captions.length > 1 ? <MediaCaptionsMenu hidden anchor="auto" /> : null}
      <MediaControlBar className="media-timeline">
        <MediaTimeRange>
          <MediaPreviewThumbnail slot="preview" />
          <MediaPreviewChapterDisplay slot="preview" />
          <MediaPreviewTimeDisplay slot="preview" />
        </MediaTimeRange>
      </MediaControlBar>
      <MediaControlBar>
        <MediaPlayButton />
        <MediaSeekBackwardButton seekOffset={SKIP_SECONDS} className="not-phone" />
        <MediaMuteButton />
        <MediaVolumeRange className="not-phone" />
        <MediaTimeDisplay showDuration noToggle />
        <span className="media-gap" />
        <MediaPlaybackRateMenuButton>
          {/* The sign is drawn by the style sheet, so that the name that is read holds the text that is seen. */}
          <span slot="icon" className="media-speed">
            {rate}
          </span>
        </MediaPlaybackRateMenuButton>
        {captions.length === 1 ? <MediaCaptionsButton /> : null}
        {captions.length > 1 ? <MediaCaptionsMenuButton /> : null}
        <MediaPipButton />
        <MediaFullscreenButton />
      </MediaControlBar>
    </MediaController>
  );
}

/** Loads the source, keeps place, speed and captions over a renewed address, and tells what happens. */
function usePlayback(video: HlsVideoElement | null, props: VideoStageProps, onRate: (rate: number) => void): void {
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const place = useRef<{ seconds: number; goOn: boolean } | null>(null);
  const { hls } = props.source;

  useEffect(() => {
    if (!video) return;
    const { startAtSeconds, autoPlay, store } = latest.current;
    const from = place.current ?? { seconds: store.takePendingJump() ?? startAtSeconds, goOn: autoPlay };
    latest.current.watch?.onCut();
    const onReady = () => {
      if (Math.abs(video.currentTime - from.seconds) > 1) video.currentTime = from.seconds;
      const speed = playerMemory.speed();
      video.defaultPlaybackRate = speed;
      video.playbackRate = speed;
      restoreCaptions(video);
      const pending = store.takePendingJump();
      if (pending !== null) video.currentTime = pending;
      store.update({ isReady: true });
      latest.current.watch?.onMove(video.currentTime);
      if (from.goOn || pending !== null) void video.play().catch(() => undefined);
    };
    video.addEventListener("loadedmetadata", onReady, { once: true });
    void setSource(video, { hls, startAt: from.seconds }, (failure) => latest.current.onFailure(failure));
    return () => {
      video.removeEventListener("loadedmetadata", onReady);
      place.current = { seconds: video.currentTime, goOn: !video.paused };
    };
  }, [video, hls]);

  useEffect(() => (video ? listen(video, latest, onRate) : undefined), [video, onRate]);
}

function listen(video: HlsVideoElement, latest: { current: VideoStageProps }, onRate: (rate: number) => void): () => void {
  const { store } = latest.current;
  store.attach({
    currentTime: () => video.currentTime,
    seek: (seconds) => {
      video.currentTime = seconds;
    },
    play: () => void video.play().catch(() => undefined),
  });
  const handlers: Record<string, () => void> = {
    timeupdate: () => {
      store.update({ second: Math.floor(video.currentTime) });
      if (!video.paused && !video.seeking) latest.current.watch?.onTime(video.currentTime, video.playbackRate);
    },
    seeking: () => latest.current.watch?.onCut(),
    seeked: () => {
      store.update({ second: Math.floor(video.currentTime) });
      latest.current.watch?.onMove(video.currentTime);
    },
    playing: () => store.update({ isPlaying: true }),
    pause: () => {
      store.update({ isPlaying: false });
      if (!video.seeking) latest.current.watch?.onRest(video.currentTime);
    },
    ended: () => latest.current.watch?.onRest(video.currentTime),
    ratechange: () => {
      onRate(video.playbackRate);
      // While a source loads the element falls back to its default speed: that is nobody's choice.
      if (video.readyState > 0) playerMemory.rememberSpeed(video.playbackRate);
    },
    error: () => {
      if (!video.api) latest.current.onFailure("expired");
    },
  };
  for (const [name, handler] of Object.entries(handlers)) video.addEventListener(name, handler);
  const onTracks = () => rememberCaptions(video);
  video.textTracks.addEventListener("change", onTracks);
  return () => {
    for (const [name, handler] of Object.entries(handlers)) video.removeEventListener(name, handler);
    video.textTracks.removeEventListener("change", onTracks);
    store.attach(null);
    store.update({ isReady: false, isPlaying: false });
  };
}

function useChaptersUrl(chapters: readonly Chapter[], durationSeconds: number): string | null {
  const text = useMemo(() => (chapters.length > 0 ? chaptersVtt(chapters, durationSeconds) : null), [chapters, durationSeconds]);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!text) return;
    const made = URL.createObjectURL(new Blob([text], { type: "text/vtt" }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [text]);
  return url;
}
