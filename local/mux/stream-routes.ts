import { readFileSync } from "node:fs";
import path from "node:path";
import { Hono } from "hono";
import { asSegment } from "./captions.ts";
import { findTrack, listTracks, type TrackRow, type Variant } from "./asset-records.ts";
import { renditionDir, textFile, type Cloud } from "./cloud.ts";
import { admit, admitFollowUp, followUpQuery, type Grant } from "./playback-access.ts";
import { sendFile } from "./send-file.ts";
import { notFound } from "./vendor-error.ts";

const playlistType = "application/vnd.apple.mpegurl";

/** What `stream.mux.com` serves: the multivariant playlist, and under it our own renditions, segments and captions. */
export function streamRoutes(cloud: Cloud): Hono {
  const app = new Hono();
  app.get("/:file{[A-Za-z0-9]+\\.m3u8}", async (c) => {
    const playbackId = c.req.param("file").slice(0, -".m3u8".length);
    const access = await admit(cloud, c, playbackId, "v");
    return c.body(multivariantPlaylist(cloud, access), 200, { "content-type": playlistType, "cache-control": "no-cache" });
  });
  app.get("/:playbackId/rendition/:file{[a-z0-9]+\\.m3u8}", (c) => {
    const access = admitFollowUp(cloud, c, c.req.param("playbackId"));
    const rendition = c.req.param("file").slice(0, -".m3u8".length);
    knownVariant(access, rendition);
    return c.body(mediaPlaylist(cloud, access, rendition), 200, { "content-type": playlistType, "cache-control": "no-cache" });
  });
  app.get("/:playbackId/rendition/:rendition{[a-z0-9]+}/:file{(init\\.mp4|seg_\\d+\\.m4s)}", (c) => {
    const access = admitFollowUp(cloud, c, c.req.param("playbackId"));
    const { name } = knownVariant(access, c.req.param("rendition"));
    const file = path.join(renditionDir(cloud, access.asset.id, name), c.req.param("file"));
    return sendFile(c, file, { "content-type": "video/mp4", "cache-control": cacheControl(access) });
  });
  app.get("/:playbackId/text/:file{[A-Za-z0-9]+\\.m3u8}", (c) => {
    const access = admitFollowUp(cloud, c, c.req.param("playbackId"));
    const track = readyTrack(cloud, access, c.req.param("file").slice(0, -".m3u8".length));
    return c.body(captionPlaylist(cloud, access, track), 200, { "content-type": playlistType, "cache-control": "no-cache" });
  });
  app.get("/:playbackId/text/:file{[A-Za-z0-9]+\\.vtt}", async (c) => {
    const playbackId = c.req.param("playbackId");
    const followUp = c.req.query("sig") !== undefined;
    const access = followUp ? admitFollowUp(cloud, c, playbackId) : await admit(cloud, c, playbackId, "v");
    const track = readyTrack(cloud, access, c.req.param("file").slice(0, -".vtt".length));
    const vtt = readFileSync(textFile(cloud, access.asset.id, track.id), "utf8");
    const headers = { "content-type": "text/vtt; charset=utf-8", "cache-control": "no-cache" };
    return c.body(c.req.query("segment") === undefined ? vtt : asSegment(vtt), 200, headers);
  });
  return app;
}

function multivariantPlaylist(cloud: Cloud, access: Grant): string {
  const query = followUpQuery(cloud, access);
  const texts = listTracks(cloud.db, access.asset.id).filter((track) => track.type === "text" && track.status === "ready");
  const subtitles = texts.map((track) => {
    const { name, language_code: language, closed_captions: described } = track.attributes;
    const accessibility = described ? ',CHARACTERISTICS="public.accessibility.transcribes-spoken-dialog,public.accessibility.describes-music-and-sound"' : "";
    return (
      `#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subs",NAME="${attribute(name)}",LANGUAGE="${attribute(language)}",` +
      `DEFAULT=NO,AUTOSELECT=YES,FORCED=NO${accessibility},URI="${access.playbackId}/text/${track.id}.m3u8${query}"`
    );
  });
  // The middle rendition first: players start there before they know the speed of the connection.
  const { variants } = access.media;
  const middle = variants[Math.floor(variants.length / 2)];
  const ordered = middle ? [middle, ...variants.filter((variant) => variant !== middle)] : variants;
  const streams = ordered.flatMap((variant) => [streamInf(access, variant, texts.length > 0), `${access.playbackId}/rendition/${variant.name}.m3u8${query}`]);
  return ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS", ...subtitles, ...streams, ""].join("\n");
}

function streamInf(access: Grant, variant: Variant, subtitled: boolean): string {
  const { video } = access.media;
  const size = video ? `,RESOLUTION=${variant.width}x${variant.height}` : "";
  const rate = video && video.framesPerSecond > 0 && video.framesPerSecond <= 60 ? `,FRAME-RATE=${video.framesPerSecond.toFixed(3)}` : "";
  const subtitles = subtitled ? ',SUBTITLES="subs"' : "";
  return `#EXT-X-STREAM-INF:BANDWIDTH=${variant.bandwidth},AVERAGE-BANDWIDTH=${variant.averageBandwidth},CODECS="${variant.codecs}"${size}${rate}${subtitles},CLOSED-CAPTIONS=NONE`;
}

function mediaPlaylist(cloud: Cloud, access: Grant, rendition: string): string {
  const query = followUpQuery(cloud, access);
  const stored = readFileSync(path.join(renditionDir(cloud, access.asset.id, rendition), "index.m3u8"), "utf8");
  return stored
    .replace(/^(seg_\d+\.m4s)$/gm, (_, file: string) => `${rendition}/${file}${query}`)
    .replace(/URI="init\.mp4"/, `URI="${rendition}/init.mp4${query}"`);
}

function captionPlaylist(cloud: Cloud, access: Grant, track: TrackRow): string {
  const query = followUpQuery(cloud, access);
  const seconds = access.media.durationSeconds;
  const lines = ["#EXTM3U", "#EXT-X-VERSION:7", `#EXT-X-TARGETDURATION:${Math.ceil(seconds)}`, "#EXT-X-PLAYLIST-TYPE:VOD"];
  return [...lines, `#EXTINF:${seconds.toFixed(3)},`, `${track.id}.vtt${query ? `${query}&` : "?"}segment=1`, "#EXT-X-ENDLIST", ""].join("\n");
}

/** Quoted attribute values of HLS may hold neither quotes nor line ends (RFC 8216 section 4.2). */
function attribute(value: unknown): string {
  return String(value).replace(/["\r\n]/g, " ");
}

function knownVariant(access: Grant, name: string): Variant {
  const variant = access.media.variants.find((each) => each.name === name);
  if (!variant) throw notFound();
  return variant;
}

function readyTrack(cloud: Cloud, access: Grant, trackId: string): TrackRow {
  const track = findTrack(cloud.db, access.asset.id, trackId);
  if (!track || track.type !== "text" || track.status !== "ready") throw notFound();
  return track;
}

/** Segments never change, so public ones are kept forever; signed ones no longer than the right to see them. */
export function cacheControl(access: Grant): string {
  if (access.expiresAt === null) return "public, max-age=31536000, immutable";
  return `private, max-age=${Math.max(0, Math.floor(access.expiresAt - Date.now() / 1_000))}`;
}
