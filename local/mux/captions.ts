/** The file is not WebVTT or SubRip. */
export class NotCaptions extends Error {}

/**
 * Turns a caption file into WebVTT: WebVTT passes with its line ends made uniform, SubRip has its times rewritten
 * (https://www.w3.org/TR/webvtt1/). Throws NotCaptions when it finds no cue.
 */
export function toWebVtt(source: string): string {
  const text = source.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n").trim();
  if (!/\d\d[.,]\d{3}\s+-->\s/.test(text)) throw new NotCaptions("The file contains no caption cue.");
  if (text.startsWith("WEBVTT")) return `${text}\n`;
  const cues = text.replace(/^(\d\d:\d\d:\d\d),(\d{3}) --> (\d\d:\d\d:\d\d),(\d{3})/gm, "$1.$2 --> $3.$4");
  if (!/^\d\d:\d\d:\d\d\.\d{3} --> /m.test(cues)) throw new NotCaptions("The file is neither WebVTT nor SubRip.");
  return `WEBVTT\n\n${cues}\n`;
}

/**
 * WebVTT as an HLS segment: the map says that cue time zero is media time zero (RFC 8216 section 3.5; our
 * fragmented MP4 starts at zero).
 */
export function asSegment(vtt: string): string {
  return vtt.replace(/^WEBVTT[^\n]*\n/, (header) => `${header}X-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n`);
}
