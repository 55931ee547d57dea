import type { JsonObject } from "@/lib/json";

export type OutgoingEvent = { id: string; name: string; data: JsonObject; createdAt: Date; correlationId: string | null };

/** Where domain events go after their commit. */
export type EventBus = {
  /** Resolves when the bus has stored all of them. An id that it has seen is dropped there. */
  send(events: readonly OutgoingEvent[]): Promise<void>;
};
