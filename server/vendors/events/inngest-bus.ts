import type { Inngest } from "inngest";
import type { EventBus } from "./types";

/** Sends events through the Inngest SDK; the outbox id is the event id, which Inngest deduplicates for 24 hours. */
export function inngestBus(client: Inngest): EventBus {
  return {
    async send(events) {
      await client.send(
        events.map((event) => ({
          id: event.id,
          name: event.name,
          data: { ...event.data, outboxId: event.id, correlationId: event.correlationId },
          ts: event.createdAt.getTime(),
        })),
      );
    },
  };
}
