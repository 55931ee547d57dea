import type HlsVideoElement from "hls-video-element";
import { playerMemory } from "./player-memory";

export function captionTracks(video: HlsVideoElement): TextTrack[] {
  return [...video.textTracks].filter((track) => track.kind === "captions" || track.kind === "subtitles");
}

/** Shows the captions that this person chose last; nothing until they choose. */
export function restoreCaptions(video: HlsVideoElement): void {
  const chosen = playerMemory.captions();
  if (chosen === null || chosen === "off") return;
  const tracks = captionTracks(video);
  const track = tracks.find((candidate) => candidate.language === chosen) ?? tracks[0];
  if (track) track.mode = "showing";
}

export function rememberCaptions(video: HlsVideoElement): void {
  const tracks = captionTracks(video);
  if (tracks.length === 0) return;
  playerMemory.rememberCaptions(tracks.find((track) => track.mode === "showing")?.language ?? "off");
}

/** Off when something shows, else the language chosen last, else the first. */
export function toggleCaptions(video: HlsVideoElement): void {
  const tracks = captionTracks(video);
  if (tracks.some((track) => track.mode === "showing")) {
    for (const track of tracks) track.mode = "disabled";
    return;
  }
  const chosen = playerMemory.captions();
  const track = tracks.find((candidate) => candidate.language === chosen) ?? tracks[0];
  if (track) track.mode = "showing";
}
