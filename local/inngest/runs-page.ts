import { html } from "hono/html";
import { page } from "../kit/page.ts";
import type { SyncStatus } from "./app-sync.ts";
import type { Engine } from "./engine.ts";
import { moment, span } from "./prose.ts";

const STATUSES = ["Scheduled", "Running", "Completed", "Failed", "Cancelled"] as const;
const PAGE_SIZE = 50;

type RunRow = {
  id: string; function_id: string; status: string; event_name: string; queued_at: Date; started_at: Date | null; ended_at: Date | null; failures: string;
};

/** The newest runs, by status and function. `before` is the id of the last run of the page before. */
export async function runsPage(engine: Engine, sync: SyncStatus, filter: Record<string, string>) {
  const rows = await engine.database.read<RunRow>(
    `select r.id, r.function_id, r.status, r.event_name, r.queued_at, r.started_at, r.ended_at,
       (select count(*) from inngest_local.run_log l where l.run_id = r.id) as failures
     from inngest_local.runs r
     where ($1::text is null or r.status = $1) and ($2::text is null or r.function_id = $2) and ($3::text is null or r.id < $3)
     order by r.id desc limit $4`,
    [filter["status"] || null, filter["function"] || null, filter["before"] || null, PAGE_SIZE],
  );
  const counts = await engine.database.read<{ status: string; count: string }>("select status, count(*) from inngest_local.runs group by status");
  const countOf = new Map(counts.map((row) => [row.status, row.count]));
  const last = rows.length === PAGE_SIZE ? rows.at(-1) : undefined;
  return page("Inngest: runs", html`
    <p>${engine.registry.list().length} functions. ${syncSentence(sync)} <a href="/events">Events</a></p>
    <form method="get">
      <label>Status <select name="status"><option value="">all</option>${STATUSES.map((status) => option(status, `${status} (${countOf.get(status) ?? 0})`, filter["status"]))}</select></label>
      <label>Function <select name="function"><option value="">all</option>${engine.registry.list().map((spec) => option(spec.id, spec.name, filter["function"]))}</select></label>
      <button>Show</button>
    </form>
    <table>
      <thead><tr><th>Function</th><th>Status</th><th>Event</th><th>Failed attempts</th><th>Queued</th><th>Ended</th><th>Took</th></tr></thead>
      <tbody>${rows.map((run) => html`<tr>
        <td><a href="/runs/${run.id}">${engine.registry.find(run.function_id)?.name ?? run.function_id}</a></td>
        <td>${run.status}</td><td><code>${run.event_name}</code></td><td>${run.failures}</td>
        <td>${moment(run.queued_at)}</td><td>${moment(run.ended_at)}</td><td>${span(run.started_at, run.ended_at)}</td></tr>`)}</tbody>
    </table>
    ${rows.length === 0 ? html`<p class="muted">No runs.</p>` : ""}
    ${last ? html`<p><a href="?${new URLSearchParams({ ...filter, before: last.id }).toString()}">Older</a></p>` : ""}`);
}

function syncSentence(sync: SyncStatus) {
  if (sync.problem === null) return `The app registered them last at ${moment(sync.at)}.`;
  return html`<strong>The app is not in step:</strong> ${sync.problem}`;
}

function option(value: string, label: string, chosen: string | undefined) {
  return html`<option value="${value}" ${value === chosen ? "selected" : ""}>${label}</option>`;
}
