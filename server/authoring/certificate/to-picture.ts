import { createHash } from "node:crypto";
import sharp, { type Sharp } from "sharp";
import { DomainError } from "@/lib/errors";
import { imageTypeOf } from "@/server/bundles";
import { drawApart } from "@/server/vendors";
import { drawingText, isUnsafeDrawing } from "./refuse-drawing";
import { isOwnPng } from "./own-png";

export type Picture = { sha256: string; bytes: Uint8Array<ArrayBuffer>; width: number; height: number };

/** What was brought, before it is decoded: a small file may unfold into any number of pixels. */
const MOST_PIXELS = 24_000_000;
const LARGEST = 1_200;
const SIDES = [LARGEST, 800, 480];
const MOST_BYTES = 1_000_000;
const MOST_SECONDS = 8;

/**
 * A logo or a signature as we keep it: a PNG written from the pixels of a PNG, a JPEG or an SVG, by its content and
 * whatever it is called, at most 1,200 pixels wide and high, with nothing else in it. One that we wrote comes out as it
 * went in. Throws `certificates.picture_unfit` with the `reason`: `type`, `large`, `unsafe` or `broken`.
 */
export async function toPicture(given: Uint8Array): Promise<Picture> {
  const drawing = drawingText(given);
  const type = imageTypeOf(given);
  if (drawing === null && type !== "image/png" && type !== "image/jpeg") throw unfit("type");
  if (drawing !== null && isUnsafeDrawing(drawing)) throw unfit("unsafe");
  const source = drawing === null ? Buffer.from(given) : await drawPixels(drawing);
  const { width, height } = await sizeOf(source);
  if (width * height > MOST_PIXELS) throw unfit("large");
  if (isOwnPng(source, LARGEST, MOST_BYTES)) return decoded(source, width, height);
  for (const side of SIDES) {
    const { data, info } = await read(() => open(source).autoOrient().resize({ width: side, height: side, fit: "inside", withoutEnlargement: true }).toColourspace("srgb").ensureAlpha().png({ compressionLevel: 9 }).toBuffer({ resolveWithObject: true }));
    if (data.length <= MOST_BYTES) return named(data, info.width, info.height);
  }
  throw unfit("large");
}

/** The pixels of a drawing, drawn to fit. */
async function drawPixels(drawing: string): Promise<Buffer> {
  const drawn = await drawApart(Buffer.from(drawing), { side: LARGEST, mostPixels: MOST_PIXELS });
  if ("refused" in drawn) throw unfit(drawn.refused);
  return drawn.pixels;
}

/** One of ours, once all of it could be decoded. */
async function decoded(bytes: Buffer, width: number, height: number): Promise<Picture> {
  await read(() => open(bytes).raw().toBuffer());
  return named(bytes, width, height);
}

function named(bytes: Buffer, width: number, height: number): Picture {
  return { sha256: createHash("sha256").update(bytes).digest("hex"), bytes: new Uint8Array(bytes), width, height };
}

async function sizeOf(source: Buffer): Promise<{ width: number; height: number }> {
  const { width, height } = await read(() => open(source).metadata());
  if (width < 1 || height < 1) throw unfit("broken");
  return { width, height };
}

function open(source: Buffer): Sharp {
  return sharp(source, { limitInputPixels: MOST_PIXELS, failOn: "error", pages: 1 }).timeout({ seconds: MOST_SECONDS });
}

async function read<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw unfit(error instanceof Error && /pixel limit/i.test(error.message) ? "large" : "broken", error);
  }
}

function unfit(reason: "type" | "large" | "unsafe" | "broken", cause?: unknown): DomainError {
  return new DomainError("invalid", "certificates.picture_unfit", { reason }, { cause });
}
