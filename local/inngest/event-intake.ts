import { z } from "zod";
import { INTERNAL_PREFIX, jsonObject, type StoredEvent } from "./stored-event.ts";
import { seededUlid, ulid } from "./ulid.ts";

/** Limits of Inngest's server (`pkg/consts`): the size of one event, and events in one request. */
const EVENT_LIMIT_BYTES = 512 * 1024;
const EVENTS_LIMIT = 5_000;
const EARLIEST_MS = Date.UTC(1980, 0, 1);
const LATEST_MS = Date.UTC(2100, 0, 1);

const plainText = (most: number) => z.string().max(most).regex(/^\P{Cc}*$/u, "must not hold control characters");

const eventSchema = z.object({
  name: plainText(256).min(1, "event name is empty").refine((name) => !name.startsWith(INTERNAL_PREFIX), "event name is reserved for internal use"),
  data: jsonObject.nullish(),
  user: jsonObject.nullish(),
  id: plainText(512).nullish(),
  ts: z.number().int().min(EARLIEST_MS, "timestamp is before Jan 1, 1980").max(LATEST_MS, "timestamp is after Jan 1, 2100").or(z.literal(0)).nullish(),
  v: z.string().nullish(),
  meta: jsonObject.nullish(),
});

/** A request whose events are refused, all of them; the message names what is wrong. */
export class EventError extends Error {
  override name = "EventError";
}

/**
 * The events of a request to `/e/:key`, each with the id that the executor gives it. `seed` is the SDK's
 * `x-inngest-event-id-seed` header: the same seed gives the same ids, so a repeated request is recognised.
 */
export function readEvents(text: string, seed: string | undefined, now: Date): StoredEvent[] {
  const body = parse(text);
  const given = Array.isArray(body) ? body : [body];
  if (given.length > EVENTS_LIMIT) throw new EventError(`a request may hold at most ${EVENTS_LIMIT} events`);
  const seeded = /^(\d{1,14}),(.+)$/.exec(seed ?? "");
  return given.map((item, index) => {
    const parsed = eventSchema.safeParse(item);
    if (!parsed.success) throw new EventError(`event ${index}: ${z.prettifyError(parsed.error)}`);
    const id = seeded ? seededUlid(Number(seeded[1]), `${seeded[2]} ${index}`) : ulid(now.getTime());
    return toStoredEvent(id, parsed.data, now, index);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new EventError("the body is not JSON");
  }
}

function toStoredEvent(id: string, event: z.infer<typeof eventSchema>, now: Date, index: number): StoredEvent {
  // What Inngest keeps about an invocation must not travel on with copied data.
  const { _inngest: _, ...data } = event.data ?? {};
  const payload = {
    id: event.id || id,
    name: event.name,
    ts: event.ts || now.getTime(),
    data,
    user: event.user ?? {},
    ...(event.v ? { v: event.v } : {}),
    ...(event.meta ? { meta: event.meta } : {}),
  };
  if (Buffer.byteLength(JSON.stringify(payload)) > EVENT_LIMIT_BYTES) throw new EventError(`event ${index}: it is larger than 512 KB`);
  return { id, name: event.name, payload };
}
