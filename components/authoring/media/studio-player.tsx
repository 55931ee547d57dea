"use client";

import type HlsVideoElement from "hls-video-element";
import HlsVideo from "hls-video-element/react";
import { useEffect, useState, type ReactElement } from "react";
import { setSource } from "@/components/learning/hls-source";

type StudioPlayerProps = {
  hls: string;
  poster: string;
  label: string;
  onVideo: (video: HlsVideoElement | null) => void;
  onSecond: (second: number) => void;
  onFailure: () => void;
};

/** The browser's own player around the lesson's video. Loaded when there is a video: it brings hls.js. */
export default function StudioPlayer({ hls, poster, label, onVideo, onSecond, onFailure }: StudioPlayerProps): ReactElement {
  const [video, setVideo] = useState<HlsVideoElement | null>(null);
  useEffect(() => {
    onVideo(video);
    return () => onVideo(null);
  }, [video, onVideo]);
  useEffect(() => {
    if (video) void setSource(video, { hls, startAt: askedSecond() }, onFailure);
  }, [video, hls, onFailure]);
  useEffect(() => {
    if (!video) return;
    const tell = (): void => onSecond(video.currentTime);
    for (const name of ["timeupdate", "seeked"]) video.addEventListener(name, tell);
    return () => {
      for (const name of ["timeupdate", "seeked"]) video.removeEventListener(name, tell);
    };
  }, [video, onSecond]);
  return <HlsVideo ref={setVideo} className="studio-video" controls crossOrigin="anonymous" playsInline preload="metadata" poster={poster} aria-label={label} />;
}

/** The second that the page's address asks for, as the source of a drafted question does; else the beginning. */
function askedSecond(): number {
  const asked = Number(new URLSearchParams(window.location.search).get("at"));
  return Number.isFinite(asked) && asked > 0 ? asked : 0;
}
