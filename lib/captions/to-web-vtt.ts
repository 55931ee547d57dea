import type { CaptionCue } from "./caption-cue";

type WritableCue = Pick<CaptionCue, "start" | "end" | "text"> & Partial<Pick<CaptionCue, "settings" | "id">>;

/** A WebVTT file (https://www.w3.org/TR/webvtt1/) of cues in the order given. Blank lines in a text, which would end its cue, are dropped. */
export function toWebVtt(cues: readonly WritableCue[]): string {
  return `WEBVTT\n${cues.map((cue) => `\n${block(cue)}\n`).join("")}`;
}

/** Text that is no markup, as WebVTT cue text. */
export function escapeCueText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function block({ start, end, text, settings = {}, id = "" }: WritableCue): string {
  const name = id.replaceAll(/\s+/g, " ").replaceAll("-->", "->").trim();
  const options = Object.entries(settings).map(([key, value]) => ` ${key}:${value}`).join("");
  const lines = text.split(/[\r\n]+/).filter((line) => line !== "").map((line) => line.replaceAll("-->", "--&gt;"));
  return [...(name ? [name] : []), `${timestamp(start)} --> ${timestamp(end)}${options}`, ...lines].join("\n");
}

function timestamp(seconds: number): string {
  const total = Math.round(seconds * 1_000);
  const part = (value: number, digits: number) => String(Math.floor(value)).padStart(digits, "0");
  return `${part(total / 3_600_000, 2)}:${part((total / 60_000) % 60, 2)}:${part((total / 1_000) % 60, 2)}.${part(total % 1_000, 3)}`;
}
