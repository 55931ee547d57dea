import { html } from "hono/html";
import { page } from "../../kit/page.ts";
import type { Emulator } from "../core/emulator.ts";
import type { WireEvent } from "../core/wire.ts";
import { button, moment, navigation, objectLink } from "./payments-page.ts";

type Html = ReturnType<typeof html>;
type Delivery = { id: number; endpoint: string; state: string; attempts: number; nextAt: number };

/** The latest events and how their deliveries stand. */
export function eventsPage(emulator: Emulator, options: { limit: number; before: string | undefined }): Html {
  const known = options.before !== undefined && emulator.objects.find("event", options.before) !== null;
  const { data, hasMore } = emulator.objects.page("event", { filters: [], limit: options.limit, ...(known && options.before !== undefined ? { startingAfter: options.before } : {}) });
  const last = data.at(-1);
  return page("Events", [
    navigation(),
    html`<table>
      <thead><tr><th scope="col">When</th><th scope="col">Event</th><th scope="col">Object</th><th scope="col">Deliveries</th></tr></thead>
      <tbody>
        ${data.map(
          (event) => html`<tr><td>${moment(event.created)}</td><td><a href="/events/${event.id}">${event.type}</a></td><td>${objectOf(event)}</td><td>${deliveriesOf(emulator, event.id).map(deliverySummary)}</td></tr>`,
        )}
      </tbody>
    </table>`,
    last !== undefined && hasMore ? html`<p><a href="/events?before=${last.id}">Older events</a></p>` : html``,
  ]);
}

/** One event with every attempt to deliver it. */
export function eventPage(emulator: Emulator, event: WireEvent): Html {
  const deliveries = deliveriesOf(emulator, event.id);
  return page(event.type, [
    navigation(),
    html`<h2>Deliveries</h2>`,
    deliveries.length === 0 ? html`<p class="muted">No endpoint listens to this event.</p>` : html`${deliveries.map((delivery) => deliveryDetails(emulator, delivery))}`,
    html`<h2>Payload</h2><pre>${JSON.stringify(event, null, 2)}</pre>`,
  ]);
}

/** The JSON of any object. */
export function objectPage(id: string, object: object): Html {
  return page(id.length > 40 ? `${id.slice(0, 40)}…` : id, [navigation(), html`<pre>${JSON.stringify(object, null, 2)}</pre>`]);
}

function objectOf(event: WireEvent): Html | string {
  return typeof event.data.object.id === "string" ? objectLink(event.data.object.id) : "";
}

function deliverySummary(delivery: Delivery): Html {
  return html`<span>${delivery.state}, ${delivery.attempts} ${delivery.attempts === 1 ? "attempt" : "attempts"}</span> `;
}

function deliveryDetails(emulator: Emulator, delivery: Delivery): Html {
  const endpoint = emulator.objects.find("webhook_endpoint", delivery.endpoint);
  const attempts = emulator.db.prepare("SELECT at, status, response, duration_ms FROM attempts WHERE delivery_id = ? ORDER BY id").all(delivery.id);
  const next = delivery.state === "pending" ? ` Next attempt ${new Date(delivery.nextAt).toISOString()}.` : "";
  return html`<p>To <code>${endpoint?.url ?? delivery.endpoint}</code>: ${delivery.state}.${next} ${button(`/deliveries/${delivery.id}/resend`, "Resend")}</p>
    <table>
      <thead><tr><th scope="col">Sent</th><th scope="col">Answer</th><th scope="col">Took</th><th scope="col">Body</th></tr></thead>
      <tbody>
        ${attempts.map(
          (attempt) => html`<tr><td>${new Date(Number(attempt.at)).toISOString()}</td><td>${attempt.status === null ? "no answer" : String(attempt.status)}</td><td>${String(attempt.duration_ms)} ms</td><td><code>${String(attempt.response)}</code></td></tr>`,
        )}
      </tbody>
    </table>`;
}

function deliveriesOf(emulator: Emulator, eventId: string): Delivery[] {
  return emulator.db
    .prepare("SELECT id, endpoint_id, state, attempts, next_at FROM deliveries WHERE event_id = ? ORDER BY id")
    .all(eventId)
    .map((row) => ({ id: Number(row.id), endpoint: String(row.endpoint_id), state: String(row.state), attempts: Number(row.attempts), nextAt: Number(row.next_at) }));
}
