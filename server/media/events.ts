import { z } from "zod";
import type { DomainEvent } from "@/server/platform/outbox";

/** The facts that media announces, by name, with their data. */
export const mediaEventSchemas = {
  "media/video-webhook.received": z.object({ deliveryId: z.string() }),
  "media/video.ready": z.object({ videoId: z.string(), assetId: z.string() }),
  "media/video.failed": z.object({ videoId: z.string() }),
  /** Captions were added, saved or taken away. */
  "media/captions.changed": z.object({ videoId: z.string() }),
  /** What is said in a video is to be written down. */
  "media/caption-draft.asked": z.object({ draftId: z.string() }),
  /** The vendor has written it down; nobody has fetched it yet. */
  "media/caption-draft.transcribed": z.object({ draftId: z.string() }),
  /** An upload has ended; what it brought was not looked at yet. */
  "media/file.arrived": z.object({ fileId: z.string() }),
  /** The archive of a package is in the store; it was not looked at yet. */
  "media/package.arrived": z.object({ fileId: z.string() }),
};

export type MediaEventName = keyof typeof mediaEventSchemas;

export function mediaEvent<Name extends MediaEventName>(name: Name, data: z.infer<(typeof mediaEventSchemas)[Name]>): DomainEvent<Name> {
  return { name, data };
}
