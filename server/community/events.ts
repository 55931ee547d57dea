import { z } from "zod";
import type { DomainEvent } from "@/server/platform/outbox";

/** An announcement was written, to be delivered at once or, when `publishAt` is given, then. */
export type AnnouncementScheduled = DomainEvent<"community/announcement.scheduled", { announcementId: string; publishAt: string | null }>;

export const communityEventSchemas = {
  "community/announcement.scheduled": z.looseObject({ announcementId: z.string(), publishAt: z.string().nullable() }),
} as const;
