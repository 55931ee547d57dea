import { z } from "zod";
import { createdParam, listPage, listParams } from "../api/lists.ts";
import { pathId, type Call, type Route } from "../api/route.ts";
import type { Emulator, Operation } from "../core/emulator.ts";
import { flag, list, parse, text } from "../core/params.ts";
import { badParameter } from "../core/stripe-error.ts";
import type { WireEvent } from "../core/wire.ts";

/** Routes of events; `pending_webhooks` counts the endpoints that have not acknowledged yet. */
export function eventRoutes(emulator: Emulator): Route[] {
  const current = (event: WireEvent): WireEvent => ({ ...event, pending_webhooks: pendingOf(emulator, event.id) });
  return [
    { method: "GET", path: "/v1/events", run: (op, call) => search(op, call, current) },
    { method: "GET", path: "/v1/events/:id", run: (op, call) => current(op.objects.get("event", pathId(call))) },
  ];
}

function search(op: Operation, call: Call, current: (event: WireEvent) => WireEvent): object {
  const input = parse(
    z.strictObject({ ...listParams, ...createdParam, type: text().optional(), types: list(text(), 20).optional(), delivery_success: flag.optional() }),
    call.input,
  );
  if (input.type !== undefined && input.types !== undefined) throw badParameter("types", "You may only specify one of these parameters: type, types.");
  const page = listPage(op, "event", input, { url: "/v1/events", filters: filtersOf(input) });
  return { ...page, data: page.data.map(current) };
}

function filtersOf(input: { type?: string | undefined; types?: string[] | undefined }): ({ field: string; equals: string } | { field: string; anyOf: string[] } | { field: string; startsWith: string })[] {
  if (input.types !== undefined) return [{ field: "type", anyOf: input.types }];
  if (input.type === undefined) return [];
  return input.type.endsWith("*") ? [{ field: "type", startsWith: input.type.slice(0, -1) }] : [{ field: "type", equals: input.type }];
}

function pendingOf(emulator: Emulator, eventId: string): number {
  const row = emulator.db.prepare("SELECT count(*) AS n FROM deliveries WHERE event_id = ? AND state <> 'delivered'").get(eventId);
  return Number(row?.n ?? 0);
}
