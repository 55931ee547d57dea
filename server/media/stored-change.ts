import { z } from "zod";
import type { VideoWebhook } from "@/server/vendors";

const stateSchema = z.object({
  assetId: z.string(),
  status: z.enum(["processing", "ready", "failed"]),
  playbackId: z.string().nullable(),
  durationSeconds: z.number().nullable(),
  aspectRatio: z.string().nullable(),
  failureReason: z.string().nullable(),
});

const changeSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("upload_made_asset"), uploadId: z.string(), videoId: z.string().nullable(), assetId: z.string() }),
  z.object({ kind: z.literal("upload_failed"), uploadId: z.string(), videoId: z.string().nullable(), reason: z.string() }),
  z.object({ kind: z.literal("asset_changed"), videoId: z.string().nullable(), uploadId: z.string().nullable(), state: stateSchema }),
  z.object({ kind: z.literal("asset_deleted"), videoId: z.string().nullable(), uploadId: z.string().nullable(), assetId: z.string() }),
  z.object({ kind: z.literal("captions_generated"), draftId: z.string(), trackId: z.string() }),
  z.object({ kind: z.literal("captions_failed"), draftId: z.string(), reason: z.string() }),
  z.object({ kind: z.literal("ignored") }),
]);

/** Reads back what `recordVideoWebhook` stored. Throws on anything else: that is a bug, not bad input. */
export function readStoredChange(value: unknown): VideoWebhook["change"] {
  return changeSchema.parse(value);
}
