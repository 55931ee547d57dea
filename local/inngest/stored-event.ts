import { z } from "zod";

/** An event as functions receive it. */
export type EventPayload = { id: string; name: string; ts: number; data: Record<string, unknown> } & Record<string, unknown>;

/** An event with the id that the executor gave it. */
export type StoredEvent = { id: string; name: string; payload: EventPayload };

/** JSON values nest as deep as they like, but an event is always an object with a name. */
export const jsonObject = z.record(z.string(), z.unknown());

/** Events that the executor emits itself; nobody else may send names that start this way. */
export const INTERNAL_PREFIX = "inngest/";
export const FUNCTION_FAILED = "inngest/function.failed";
export const FUNCTION_FINISHED = "inngest/function.finished";
export const FUNCTION_CANCELLED = "inngest/function.cancelled";
export const FUNCTION_INVOKED = "inngest/function.invoked";
export const SCHEDULED_TIMER = "inngest/scheduled.timer";
