import type { Query } from "./database.ts";
import type { Engine } from "./engine.ts";
import { fulfilSteps, memoOfError } from "./step-results.ts";
import { FUNCTION_CANCELLED, FUNCTION_FAILED, FUNCTION_FINISHED, type EventPayload, type StoredEvent } from "./stored-event.ts";
import { ulid } from "./ulid.ts";

/** How a run ended. `output` is JSON text. */
export type Ending =
  | { status: "Completed"; output: string }
  | { status: "Failed"; error: unknown }
  | { status: "Cancelled"; reason: string };

type EndedRow = { function_id: string; events: string; parent_run_id: string | null; parent_step_id: string | null };

/**
 * Ends a run that has not ended: nothing of it is called again, a function that invoked it goes on, and
 * the events that Inngest emits about it are returned for the caller to publish in the same transaction.
 */
export async function finishRun(query: Query, engine: Engine, runId: string, ending: Ending, now: Date): Promise<StoredEvent[]> {
  const output = ending.status === "Completed" ? ending.output : JSON.stringify(ending.status === "Failed" ? ending.error : { name: "Cancelled", message: ending.reason });
  const [run] = await query<EndedRow>(
    `with ended as (
       update inngest_local.runs set status = $2, output = $3, ended_at = $4, started_at = coalesce(started_at, $4)
       where id = $1 and ended_at is null
       returning id, function_id, events, parent_run_id, parent_step_id),
     no_jobs as (delete from inngest_local.jobs where run_id in (select id from ended)),
     no_timers as (delete from inngest_local.timers where run_id in (select id from ended)),
     no_waits as (delete from inngest_local.waits where run_id in (select id from ended))
     select function_id, events, parent_run_id, parent_step_id from ended`,
    [runId, ending.status, output, now],
  );
  if (!run) return [];
  if (run.parent_run_id && run.parent_step_id) {
    await fulfilSteps(query, [{ runId: run.parent_run_id, stepId: run.parent_step_id, memo: memoForParent(ending) }], now);
  }
  return eventsAbout(engine, runId, run, ending, now);
}

function memoForParent(ending: Ending): string {
  switch (ending.status) {
    case "Completed":
      return `{"type":"data","data":${ending.output}}`;
    case "Failed":
      return JSON.stringify({ type: "error", error: ending.error });
    case "Cancelled":
      return memoOfError("InngestInvokeCancelledError", "The invoked function was cancelled");
  }
}

function eventsAbout(engine: Engine, runId: string, run: EndedRow, ending: Ending, now: Date): StoredEvent[] {
  const events = parseEvents(run.events);
  const [event] = events;
  // A function that handles failures must not be told about its own.
  if (!event || event.name === FUNCTION_FAILED || event.name === FUNCTION_FINISHED) return [];
  const result = ending.status === "Completed" ? { result: parseJson(ending.output) }
    : { error: ending.status === "Failed" ? ending.error : { name: "Cancelled", message: ending.reason } };
  const data = { function_id: run.function_id, run_id: runId, event, events, ...result, _inngest: { status: ending.status } };
  const names: string[] = [];
  if (engine.registry.hasTrigger(FUNCTION_FINISHED) || engine.waits.isAwaited(FUNCTION_FINISHED)) names.push(FUNCTION_FINISHED);
  if (ending.status === "Failed") names.push(FUNCTION_FAILED);
  if (ending.status === "Cancelled") names.push(FUNCTION_CANCELLED);
  return names.map((name) => {
    const id = ulid(now.getTime());
    return { id, name, payload: { id, name, ts: now.getTime(), data } };
  });
}

export function parseEvents(text: string): EventPayload[] {
  // Written by this executor from events that it had validated.
  return JSON.parse(text) as EventPayload[];
}

function parseJson(text: string): unknown {
  return JSON.parse(text);
}
