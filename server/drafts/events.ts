import { z } from "zod";
import type { DomainEvent } from "@/server/platform/outbox";

/** A teacher wants drafts. `askedById` keeps one teacher's runs behind each other. */
type DraftsRequested = DomainEvent<"drafts/run.requested", { runId: string; askedById: string }>;
/** They do not want them any more: what is under way stops. */
type DraftsCancelled = DomainEvent<"drafts/run.cancelled", { runId: string }>;

export const draftEventSchemas = {
  "drafts/run.requested": z.looseObject({ runId: z.string(), askedById: z.string() }),
  "drafts/run.cancelled": z.looseObject({ runId: z.string() }),
} as const;

export function draftsRequested(data: DraftsRequested["data"]): DraftsRequested {
  return { name: "drafts/run.requested", data };
}

export function draftsCancelled(data: DraftsCancelled["data"]): DraftsCancelled {
  return { name: "drafts/run.cancelled", data };
}
