import { html } from "hono/html";
import { page } from "../kit/page.ts";
import type { Engine } from "./engine.ts";
import { moment, pretty } from "./prose.ts";

const PAGE_SIZE = 50;

type EventRow = { id: string; name: string; payload: string; received_at: Date; is_duplicate: boolean; runs: { id: string; function_id: string; status: string }[] | null };

/** The newest events with the runs that they started. */
export async function eventsPage(engine: Engine, filter: Record<string, string>) {
  const rows = await engine.database.read<EventRow>(
    `select e.id, e.name, e.payload, e.received_at, e.is_duplicate,
       (select json_agg(json_build_object('id', r.id, 'function_id', r.function_id, 'status', r.status)) from inngest_local.runs r where r.event_ids @> array[e.id]) as runs
     from inngest_local.events e
     where ($1::text is null or e.name = $1) and ($2::text is null or e.id < $2)
     order by e.id desc limit $3`,
    [filter["name"] || null, filter["before"] || null, PAGE_SIZE],
  );
  const last = rows.length === PAGE_SIZE ? rows.at(-1) : undefined;
  return page("Inngest: events", html`
    <p><a href="/">Runs</a></p>
    <form method="get"><label>Name <input name="name" value="${filter["name"] ?? ""}" /></label> <button>Show</button></form>
    <table>
      <thead><tr><th>Event</th><th>Received</th><th>Runs</th></tr></thead>
      <tbody>${rows.map((event) => html`<tr>
        <td><details><summary><code>${event.name}</code></summary><pre>${pretty(event.payload)}</pre></details></td>
        <td>${moment(event.received_at)}</td>
        <td>${event.is_duplicate ? "None: an event with this id had come before." : (event.runs ?? []).map((run) => html`<a href="/runs/${run.id}">${run.function_id}</a> (${run.status}) `)}</td></tr>`)}</tbody>
    </table>
    ${last ? html`<p><a href="?${new URLSearchParams({ ...filter, before: last.id }).toString()}">Older</a></p>` : ""}`);
}
