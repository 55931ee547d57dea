import type HlsVideoElement from "hls-video-element";
import { useEffect, useRef } from "react";
import { toggleCaptions } from "./caption-tracks";
import { SPEEDS } from "./speeds";

export type KeyActions = {
  writeNote(): void;
  searchTranscript(): void;
  showHelp(): void;
  showOutline(): void;
};

const LONG_SKIP_SECONDS = 10;
const SHORT_SKIP_SECONDS = 5;

/**
 * One-key control of the lesson from anywhere on the page, while `isOn`. Keys that are typed into a field, pressed with
 * a modifier, or that the focused control needs for itself are left alone.
 */
export function usePlayerKeys(video: HlsVideoElement | null, actions: KeyActions, isOn: boolean): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || belongsToControl(event)) return;
      const action = event.key === "?" ? latest.current.showHelp : isOn ? actionOf(event.key, video, latest.current) : null;
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [video, isOn]);
}

function actionOf(key: string, video: HlsVideoElement | null, actions: KeyActions): (() => void) | null {
  switch (key.toLowerCase()) {
    case "n":
      return actions.writeNote;
    case "/":
      return actions.searchTranscript;
    case "o":
      return actions.showOutline;
    default:
      return video ? videoAction(key.toLowerCase(), video) : null;
  }
}

function videoAction(key: string, video: HlsVideoElement): (() => void) | null {
  switch (key) {
    case " ":
    case "k":
      return () => (video.paused ? void video.play().catch(() => undefined) : video.pause());
    case "j":
      return () => skip(video, -LONG_SKIP_SECONDS);
    case "l":
      return () => skip(video, LONG_SKIP_SECONDS);
    case "arrowleft":
      return () => skip(video, -SHORT_SKIP_SECONDS);
    case "arrowright":
      return () => skip(video, SHORT_SKIP_SECONDS);
    case "m":
      return () => {
        video.muted = !video.muted;
      };
    case "c":
      return () => toggleCaptions(video);
    case "f":
      return () => toggleFullscreen(video);
    case "<":
      return () => changeSpeed(video, -1);
    case ">":
      return () => changeSpeed(video, 1);
    default:
      return null;
  }
}

function skip(video: HlsVideoElement, seconds: number): void {
  const end = Number.isFinite(video.duration) ? video.duration : Infinity;
  video.currentTime = Math.min(end, Math.max(0, video.currentTime + seconds));
}

function changeSpeed(video: HlsVideoElement, step: 1 | -1): void {
  const at = SPEEDS.findIndex((speed) => speed >= video.playbackRate - 0.01);
  const next = SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, (at < 0 ? SPEEDS.length - 1 : at) + step))];
  if (next) video.playbackRate = next;
}

/** The controls go with the picture: their frame is what fills the screen. */
function toggleFullscreen(video: HlsVideoElement): void {
  const button = video.closest("media-controller")?.querySelector<HTMLElement>("media-fullscreen-button");
  button?.click();
}

/** Where the focus is decides: fields take every key, buttons take space, sliders and tabs take arrows. */
function belongsToControl(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof Element)) return false;
  if (target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]")) return true;
  const tag = target.localName;
  if (event.key === " ") return target.closest("button, summary, a, [role=button], [role=tab]") !== null || /^media-.*-button$/.test(tag);
  if (event.key.startsWith("Arrow")) return target.closest("[role=tablist], [role=slider]") !== null || /^media-(time|volume)-range$/.test(tag);
  return false;
}
