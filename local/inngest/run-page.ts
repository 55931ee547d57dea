import type { Context } from "hono";
import { html } from "hono/html";
import { page } from "../kit/page.ts";
import type { Engine } from "./engine.ts";
import { moment, pretty, span } from "./prose.ts";

type RunRow = {
  id: string; function_id: string; status: string; event_name: string; events: string; cron: string | null; original_run_id: string | null; parent_run_id: string | null;
  queued_at: Date; started_at: Date | null; ended_at: Date | null; output: string | null;
};
type StepRow = {
  step_id: string; op: string; name: string; details: string | null; value: string | null; planned_at: Date; ended_at: Date | null; attempts: number; fire_at: Date | null;
};
type LogRow = { step_id: string | null; attempt: number; message: string; detail: string | null; retry_at: Date | null; at: Date };

/** One run as a story: what started it, each step with its output, every failure, and how it ended. */
export async function runPage(engine: Engine, id: string, c: Context): Promise<Response | null> {
  const [run] = await engine.database.read<RunRow>("select * from inngest_local.runs where id = $1", [id]);
  if (!run) return null;
  const steps = await engine.database.read<StepRow>(
    `select s.step_id, s.op, s.name, s.details, s.value, s.planned_at, s.ended_at, s.attempts, t.fire_at
     from inngest_local.steps s left join inngest_local.timers t on t.run_id = s.run_id and t.step_id = s.step_id
     where s.run_id = $1 order by s.position nulls last, s.planned_at`,
    [id],
  );
  const log = await engine.database.read<LogRow>("select step_id, attempt, message, detail, retry_at, at from inngest_local.run_log where run_id = $1 order by id", [id]);
  const name = engine.registry.find(run.function_id)?.name ?? run.function_id;
  return c.html(page(name, html`
    <p><a href="/">All runs</a></p>
    <p>${story(run)}</p>
    ${run.parent_run_id ? html`<p>A step of <a href="/runs/${run.parent_run_id}">another run</a> invoked it.</p>` : ""}
    ${run.original_run_id ? html`<p>It repeats <a href="/runs/${run.original_run_id}">an earlier run</a>.</p>` : ""}
    <form method="post" action="/runs/${run.id}/rerun" style="display:inline"><button class="primary">Run again</button></form>
    ${run.ended_at ? "" : html`<form method="post" action="/runs/${run.id}/cancel" style="display:inline"><button>Cancel</button></form>`}
    <h2>Steps</h2>
    ${steps.length === 0 ? html`<p class="muted">No step has been reported.</p>` : html`<ol>${steps.map((step) => html`<li>${stepStory(step)}${failuresOf(log, step.step_id)}</li>`)}</ol>`}
    ${otherFailures(log, steps)}
    ${run.output === null ? "" : html`<h2>${run.status === "Completed" ? "Returned" : "Ended with"}</h2><pre>${pretty(run.output)}</pre>`}
    <h2>Started by</h2><pre>${pretty(run.events)}</pre>`));
}

function story(run: RunRow): string {
  const cause = run.cron ? `The schedule “${run.cron}” started it` : `The event ${run.event_name} started it`;
  const begun = run.started_at ? `it was first called at ${moment(run.started_at)}` : "it has not been called yet";
  const end = run.ended_at ? `${run.status === "Completed" ? "It completed" : run.status === "Failed" ? "It failed" : "It was cancelled"} at ${moment(run.ended_at)}, after ${span(run.queued_at, run.ended_at)}.`
    : "It is not over.";
  return `${cause} at ${moment(run.queued_at)}; ${begun}. ${end}`;
}

function stepStory(step: StepRow) {
  if (step.ended_at === null) return html`<strong>${step.name}</strong>: ${openSentence(step)}`;
  const took = step.attempts > 1 ? `, at attempt ${step.attempts}` : "";
  const isError = step.value?.startsWith('{"type":"error"') ?? false;
  const verb = step.op === "Sleep" ? "slept" : step.op === "WaitForEvent" && step.value === "null" ? "waited in vain" : isError ? "failed" : "done";
  return html`<strong>${step.name}</strong>: ${verb} at ${moment(step.ended_at)}${took}. ${step.value === null || step.value === "null" ? "" : html`<pre>${pretty(step.value)}</pre>`}`;
}

function openSentence(step: StepRow): string {
  switch (step.op) {
    case "Sleep":
      return `sleeping until ${moment(step.fire_at)}.`;
    case "WaitForEvent":
      return `waiting for an event, until ${moment(step.fire_at)}. ${step.details ?? ""}`;
    case "InvokeFunction":
      return `waiting for the invoked function, until ${moment(step.fire_at)}.`;
    default:
      return "planned, and called as soon as there is room.";
  }
}

function failuresOf(log: LogRow[], stepId: string | null) {
  const failures = log.filter((entry) => entry.step_id === stepId);
  return failures.length === 0 ? "" : html`<ul>${failures.map(failureItem)}</ul>`;
}

/** Failures of the function between its steps, and of steps that have no result yet. */
function otherFailures(log: LogRow[], steps: StepRow[]) {
  const known = new Set(steps.map((step) => step.step_id));
  const failures = log.filter((entry) => entry.step_id === null || !known.has(entry.step_id));
  return failures.length === 0 ? "" : html`<h2>Failures</h2><ul>${failures.map(failureItem)}</ul>`;
}

function failureItem(entry: LogRow) {
  const next = entry.retry_at ? `Tried again from ${moment(entry.retry_at)}.` : "It was not tried again.";
  return html`<li>Attempt ${entry.attempt + 1} failed at ${moment(entry.at)}: ${entry.message}. ${next}
    ${entry.detail ? html`<details><summary>Stack</summary><pre>${entry.detail}</pre></details>` : ""}</li>`;
}
