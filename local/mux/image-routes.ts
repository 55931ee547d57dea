import { Hono, type Context } from "hono";
import sharp, { type Sharp } from "sharp";
import { z } from "zod";
import type { Cloud } from "./cloud.ts";
import { frameAt } from "./frames.ts";
import { admit, type Grant } from "./playback-access.ts";
import { storyboardFile, storyboardOf, tilePosition } from "./storyboard.ts";
import { cacheControl } from "./stream-routes.ts";
import { invalidParameters, VendorError } from "./vendor-error.ts";

type Format = "jpg" | "png" | "webp";
const formats: Record<Format, { mime: string; encode: (image: Sharp) => Sharp }> = {
  jpg: { mime: "image/jpeg", encode: (image) => image.jpeg({ quality: 82, mozjpeg: false }) },
  png: { mime: "image/png", encode: (image) => image.png() },
  webp: { mime: "image/webp", encode: (image) => image.webp({ quality: 82 }) },
};

/** Mux's ways to fit a picture in a box, in the words of sharp. */
const fits = { preserve: "inside", stretch: "fill", crop: "cover", smartcrop: "cover", pad: "contain" } as const;
type FitMode = keyof typeof fits;

const thumbnailQuery = z.object({
  time: z.coerce.number().min(0).optional(),
  width: z.coerce.number().int().min(1).max(4_000).optional(),
  height: z.coerce.number().int().min(1).max(4_000).optional(),
  fit_mode: z.enum(["preserve", "stretch", "crop", "smartcrop", "pad"]).default("preserve"),
});

/** What `image.mux.com` serves: thumbnails at any moment and the storyboard as picture, WebVTT and JSON. */
export function imageRoutes(cloud: Cloud): Hono {
  const app = new Hono();
  app.get("/:playbackId/:file{thumbnail\\.(jpg|png|webp)}", async (c) => {
    const access = await admit(cloud, c, c.req.param("playbackId"), "t");
    requireVideo(access);
    // On a signed address only the claims of the token count: whoever holds it cannot ask for another moment.
    const query = thumbnailQuery.safeParse(access.claims ?? c.req.query());
    if (!query.success) throw invalidParameters(query.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
    const { time, width, height, fit_mode: fitMode } = query.data;
    const moment = time ?? access.asset.settings.thumbnail_time ?? access.media.durationSeconds / 2;
    const frame = await frameAt(cloud, access.asset.id, access.media, moment);
    return sendImage(c, access, resize(sharp(frame), width, height, fitMode), c.req.param("file"));
  });
  app.get("/:playbackId/:file{storyboard\\.(jpg|png|webp)}", async (c) => {
    const access = await admit(cloud, c, c.req.param("playbackId"), "s");
    requireVideo(access);
    return sendImage(c, access, sharp(storyboardFile(cloud, access.asset.id)), c.req.param("file"));
  });
  app.get("/:playbackId/storyboard.vtt", async (c) => {
    const access = await admit(cloud, c, c.req.param("playbackId"), "s");
    requireVideo(access);
    return c.body(storyboardVtt(access, storyboardImageUrl(cloud, c, access)), 200, {
      "content-type": "text/vtt; charset=utf-8",
      "cache-control": cacheControl(access),
    });
  });
  app.get("/:playbackId/storyboard.json", async (c) => {
    const access = await admit(cloud, c, c.req.param("playbackId"), "s");
    requireVideo(access);
    const board = storyboardOf(access.media);
    const tiles = board.starts.map((start, index) => ({ start, ...tilePosition(board, index) }));
    const body = { url: storyboardImageUrl(cloud, c, access), tile_width: board.tileWidth, tile_height: board.tileHeight, duration: access.media.durationSeconds, tiles };
    c.header("cache-control", cacheControl(access));
    return c.json(body);
  });
  return app;
}

function requireVideo(access: Grant): void {
  if (!access.media.video) throw new VendorError(400, "invalid_parameters", ["An audio only asset has no pictures"]);
}

function storyboardImageUrl(cloud: Cloud, c: Context, access: Grant): string {
  const token = c.req.query("token");
  const wanted = z.enum(["jpg", "png", "webp"]).catch("jpg").parse(access.claims?.["format"] ?? c.req.query("format"));
  return `${cloud.baseUrl}/${access.playbackId}/storyboard.${wanted}${token && access.claims ? `?token=${token}` : ""}`;
}

function storyboardVtt(access: Grant, imageUrl: string): string {
  const board = storyboardOf(access.media);
  const cues = board.starts.map((start, index) => {
    const end = board.starts[index + 1] ?? access.media.durationSeconds;
    const { x, y } = tilePosition(board, index);
    return `${timestamp(start)} --> ${timestamp(end)}\n${imageUrl}#xywh=${x},${y},${board.tileWidth},${board.tileHeight}\n`;
  });
  return `WEBVTT\n\n${cues.join("\n")}`;
}

function timestamp(seconds: number): string {
  return new Date(Math.round(seconds * 1_000)).toISOString().slice(11, 23);
}

function resize(image: Sharp, width: number | undefined, height: number | undefined, fitMode: FitMode): Sharp {
  if (width === undefined && height === undefined) return image;
  const position = fitMode === "smartcrop" ? "attention" : "centre";
  const fit = fits[fitMode];
  return image.resize({ ...(width ? { width } : {}), ...(height ? { height } : {}), fit, position, background: "#000000", withoutEnlargement: fit === "inside" });
}

async function sendImage(c: Context, access: Grant, image: Sharp, file: string): Promise<Response> {
  const format = z.enum(["jpg", "png", "webp"]).parse(file.split(".").at(-1));
  const bytes = await formats[format].encode(image).toBuffer();
  return c.body(new Uint8Array(bytes), 200, {
    "content-type": formats[format].mime,
    "content-length": String(bytes.length),
    "cache-control": access.expiresAt === null ? "public, max-age=86400" : cacheControl(access),
  });
}
