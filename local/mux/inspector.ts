import { Hono } from "hono";
import { html } from "hono/html";
import { page } from "../kit/page.ts";
import { listAssets, listPlaybackIds, type AssetRow } from "./asset-records.ts";
import type { Cloud } from "./cloud.ts";
import type { Job, StepRow } from "./processing-queue.ts";
import { listUploads } from "./upload-records.ts";

/** A page for people: assets with their stages, uploads and webhook deliveries; and the same as JSON under `/_local`. */
export function inspector(cloud: Cloud): Hono {
  const app = new Hono();
  app.get("/", (c) => {
    const jobs = cloud.processing.jobs(100);
    const assets = listAssets(cloud.db, { limit: 30, offset: 0, before: null, uploadId: null });
    const refresh = html`<meta http-equiv="refresh" content="2" />`;
    return c.html(page("Mux", [refresh, assetTable(cloud, assets, jobs), uploadTable(cloud), deliveryTable(cloud)]));
  });
  app.get("/_local/jobs", (c) => c.json(cloud.processing.jobs(100)));
  app.get("/_local/deliveries", (c) => c.json(cloud.webhooks.list(200)));
  app.post("/_local/deliveries/:eventId/redeliver", (c) => {
    if (!cloud.webhooks.redeliver(c.req.param("eventId"))) return c.json({ error: "no such event" }, 404);
    return c.redirect("/", 303);
  });
  return app;
}

type Html = ReturnType<typeof html>;

function assetTable(cloud: Cloud, assets: AssetRow[], jobs: { job: Job; steps: StepRow[] }[]): Html {
  const rows = assets.map((asset) => {
    const steps = jobs.filter(({ job }) => job.asset_id === asset.id).flatMap((each) => each.steps);
    const plays = listPlaybackIds(cloud.db, asset.id).map(({ id, policy }) => html`<div><code>${id}</code> ${policy}</div>`);
    const errors = asset.errors ? html`<div>${asset.errors.type}: ${asset.errors.messages.join(" ")}</div>` : "";
    return html`<tr>
      <td><code>${asset.id}</code><div class="muted">${asset.settings.meta?.["title"] ?? asset.settings.passthrough ?? asset.ingest_type}</div></td>
      <td>${asset.status}, ${asset.progress_state} ${asset.progress >= 0 ? `${Math.floor(asset.progress)} %` : ""}${errors}</td>
      <td>${asset.media ? `${asset.media.durationSeconds.toFixed(1)} s` : ""}</td>
      <td>${steps.map(stepLine)}</td>
      <td>${plays}</td>
    </tr>`;
  });
  return html`<h2>Assets</h2>
    <table><tr><th>Asset</th><th>Status</th><th>Length</th><th>Stages</th><th>Playback ids</th></tr>${rows}</table>
    ${assets.length === 0 ? html`<p class="muted">Nothing has been uploaded yet.</p>` : ""}`;
}

function stepLine(step: StepRow): Html {
  const took = step.finished_at === null ? "" : `, ${((step.finished_at - step.started_at) / 1_000).toFixed(1)} s`;
  const again = step.attempts > 1 ? `, attempt ${step.attempts}` : "";
  return html`<div>${step.name}: ${step.status}${took}${again}${step.error ? html` <span class="muted">${step.error.slice(0, 200)}</span>` : ""}</div>`;
}

function uploadTable(cloud: Cloud): Html {
  const rows = listUploads(cloud.db, 10, 0).map(
    (upload) => html`<tr><td><code>${upload.id}</code></td><td>${upload.status}</td><td>${upload.received} bytes in chunks</td><td><code>${upload.asset_id ?? ""}</code></td></tr>`,
  );
  return html`<h2>Direct uploads</h2><table><tr><th>Upload</th><th>Status</th><th>Received</th><th>Asset</th></tr>${rows}</table>`;
}

function deliveryTable(cloud: Cloud): Html {
  const rows = cloud.webhooks.list(40).map(
    (row) => html`<tr>
      <td>${new Date(row.created_at).toISOString().slice(11, 19)}</td><td>${row.type}</td><td>${row.status}, ${row.attempts} tried</td><td>${row.last_result ?? ""}</td>
      <td><form method="post" action="/_local/deliveries/${row.event_id}/redeliver"><button>Send again</button></form></td>
    </tr>`,
  );
  return html`<h2>Webhooks to <code>${cloud.appUrl}/api/webhooks/mux</code></h2>
    <table><tr><th>Time</th><th>Event</th><th>Status</th><th>Last answer</th><th></th></tr>${rows}</table>`;
}
