import type { Engine } from "./engine.ts";
import { finishRun, parseEvents } from "./finish-run.ts";
import { createRun } from "./new-run.ts";
import { publish } from "./publish.ts";

/** Ends a run as cancelled; a call under way is let finish, and its result dropped. False when there is no such open run. */
export function cancelRun(engine: Engine, runId: string, reason: string, now: Date): Promise<boolean> {
  return engine.database.transaction(async (query) => {
    const [open] = await query("select 1 from inngest_local.runs where id = $1 and ended_at is null", [runId]);
    if (!open) return false;
    await publish(query, engine, await finishRun(query, engine, runId, { status: "Cancelled", reason }, now), now);
    return true;
  });
}

/** Runs a function again from the beginning with the events of an earlier run. Returns the new run's id, or null when the run or its function is gone. */
export function rerun(engine: Engine, runId: string, now: Date): Promise<string | null> {
  return engine.database.transaction(async (query) => {
    const [run] = await query<{ function_id: string; events: string; event_ids: string[]; original_run_id: string | null }>(
      "select function_id, events, event_ids, original_run_id from inngest_local.runs where id = $1", [runId]);
    const spec = run && engine.registry.find(run.function_id);
    if (!run || !spec) return null;
    const events = parseEvents(run.events).map((payload, index) => ({ id: run.event_ids[index] ?? payload.id, name: payload.name, payload }));
    return createRun(query, engine, { spec, events, startAt: now, originalRunId: run.original_run_id ?? runId }, now);
  });
}
