import { rmSync } from "node:fs";
import { Hono } from "hono";
import { transact } from "../kit/store.ts";
import { announceNewTrack, deleteAsset, insertAsset, insertGeneratedTrack, insertPlaybackId, insertTextTrack } from "./asset-commands.ts";
import { announceAsset, announceTrack } from "./asset-events.ts";
import { assetJson, trackJson } from "./asset-json.ts";
import { findPlaybackId, findTrack, getAsset, listAssets, saveSettings, saveTrack, type AssetSettingsRow, type TrackRow } from "./asset-records.ts";
import { textFile, type Cloud } from "./cloud.ts";
import { newId } from "./ids.ts";
import { assetPatch, assetSettings, generateRequest, listQuery, playbackIdRequest, trackPatch, trackRequest } from "./requests.ts";
import { invalidParameters, notFound, readBody } from "./vendor-error.ts";

/** `/video/v1/assets…` and `/video/v1/playback-ids/:id`. */
export function assetRoutes(cloud: Cloud): Hono {
  const app = new Hono();
  app.get("/assets", (c) => {
    const query = listQuery.safeParse(c.req.query());
    if (!query.success) throw invalidParameters(query.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
    const { limit, page, cursor, upload_id } = query.data;
    const offset = cursor === undefined ? (page - 1) * limit : 0;
    const rows = listAssets(cloud.db, { limit, offset, before: cursor ?? null, uploadId: upload_id ?? null });
    const last = rows.length === limit ? rows.at(-1) : undefined;
    return c.json({ data: rows.map((row) => assetJson(cloud.db, row)), next_cursor: last ? String(last.seq) : null });
  });
  app.post("/assets", async (c) => {
    const settings = await readBody(c, assetSettings);
    const id = newId();
    transact(cloud.db, () => insertAsset(cloud, id, { settings, ingestType: "on_demand_url", uploadId: null }));
    cloud.webhooks.wake();
    cloud.processing.wake();
    return c.json({ data: assetJson(cloud.db, getAsset(cloud.db, id)) }, 201);
  });
  app.get("/assets/:id", (c) => c.json({ data: assetJson(cloud.db, getAsset(cloud.db, c.req.param("id"))) }));
  app.patch("/assets/:id", async (c) => {
    const asset = getAsset(cloud.db, c.req.param("id"));
    const patch = await readBody(c, assetPatch);
    changeAsset(cloud, asset.id, () => saveSettings(cloud.db, asset.id, patched(asset.settings, patch)));
    return c.json({ data: assetJson(cloud.db, getAsset(cloud.db, asset.id)) });
  });
  app.delete("/assets/:id", async (c) => {
    await deleteAsset(cloud, c.req.param("id"));
    return c.body(null, 204);
  });
  app.get("/playback-ids/:playbackId", (c) => {
    const found = findPlaybackId(cloud.db, c.req.param("playbackId"));
    if (!found) throw notFound();
    return c.json({ data: { id: found.id, policy: found.policy, object: { type: "asset", id: found.asset_id } } });
  });
  app.route("/assets/:id/playback-ids", playbackIdRoutes(cloud));
  app.route("/assets/:id/tracks", trackRoutes(cloud));
  return app;
}

function playbackIdRoutes(cloud: Cloud): Hono {
  const app = new Hono();
  app.post("/", async (c) => {
    const asset = getAsset(cloud.db, c.req.param("id") ?? "");
    const { policy } = await readBody(c, playbackIdRequest);
    let id = "";
    changeAsset(cloud, asset.id, () => {
      id = insertPlaybackId(cloud, asset.id, policy);
    });
    return c.json({ data: { id, policy } }, 201);
  });
  app.get("/:playbackId", (c) => {
    const found = findPlaybackId(cloud.db, c.req.param("playbackId"));
    if (!found || found.asset_id !== c.req.param("id")) throw notFound();
    return c.json({ data: { id: found.id, policy: found.policy } });
  });
  app.delete("/:playbackId", (c) => {
    const found = findPlaybackId(cloud.db, c.req.param("playbackId"));
    if (!found || found.asset_id !== c.req.param("id")) throw notFound();
    changeAsset(cloud, found.asset_id, () => cloud.db.prepare("DELETE FROM playback_ids WHERE id = ?").run(found.id));
    return c.body(null, 204);
  });
  return app;
}

function trackRoutes(cloud: Cloud): Hono {
  const app = new Hono();
  app.post("/", async (c) => {
    const asset = getAsset(cloud.db, c.req.param("id") ?? "");
    const input = await readBody(c, trackRequest);
    if (asset.status !== "ready") throw invalidParameters(["Asset is not ready"]);
    const trackId = transact(cloud.db, () => {
      const id = insertTextTrack(cloud, asset.id, input);
      announceNewTrack(cloud, asset.id, id);
      cloud.processing.add("text", asset.id, id);
      return id;
    });
    cloud.webhooks.wake();
    cloud.processing.wake();
    return c.json({ data: trackJson(getTextTrack(cloud, asset.id, trackId)) }, 201);
  });
  app.post("/:trackId/generate-subtitles", async (c) => {
    const asset = getAsset(cloud.db, c.req.param("id") ?? "");
    const audio = findTrack(cloud.db, asset.id, c.req.param("trackId"));
    if (!audio) throw notFound();
    if (audio.type !== "audio") throw invalidParameters(["Subtitles can only be generated for an audio track"]);
    if (asset.status !== "ready") throw invalidParameters(["Asset is not ready"]);
    const { generated_subtitles: wanted } = await readBody(c, generateRequest);
    const ids = transact(cloud.db, () => wanted.map((each) => addGeneratedTrack(cloud, asset.id, each)));
    cloud.webhooks.wake();
    cloud.processing.wake();
    return c.json({ data: ids.map((id) => trackJson(getTextTrack(cloud, asset.id, id))) }, 201);
  });
  app.patch("/:trackId", async (c) => {
    const track = getTextTrack(cloud, c.req.param("id") ?? "", c.req.param("trackId"));
    const patch = Object.entries(await readBody(c, trackPatch)).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
    const attributes: TrackRow["attributes"] = { ...track.attributes, ...Object.fromEntries(patch) };
    changeAsset(cloud, track.asset_id, () => saveTrack(cloud.db, track.id, track.status, attributes));
    return c.json({ data: trackJson({ ...track, attributes }) });
  });
  app.delete("/:trackId", (c) => {
    const track = getTextTrack(cloud, c.req.param("id") ?? "", c.req.param("trackId"));
    transact(cloud.db, () => {
      cloud.db.prepare("DELETE FROM tracks WHERE id = ?").run(track.id);
      announceTrack(cloud, "deleted", track);
    });
    rmSync(textFile(cloud, track.asset_id, track.id), { force: true });
    cloud.webhooks.wake();
    return c.body(null, 204);
  });
  return app;
}

function addGeneratedTrack(cloud: Cloud, assetId: string, wanted: Parameters<typeof insertGeneratedTrack>[2]): string {
  const id = insertGeneratedTrack(cloud, assetId, wanted);
  announceNewTrack(cloud, assetId, id);
  cloud.processing.add("text", assetId, id);
  return id;
}

function getTextTrack(cloud: Cloud, assetId: string, trackId: string): TrackRow {
  const track = findTrack(cloud.db, assetId, trackId);
  if (!track) throw notFound();
  if (track.type !== "text") throw invalidParameters(["The video and primary audio tracks cannot be changed"]);
  return track;
}

function changeAsset(cloud: Cloud, assetId: string, change: () => unknown): void {
  transact(cloud.db, () => {
    change();
    announceAsset(cloud, "updated", assetId);
  });
  cloud.webhooks.wake();
}

/** Sets what the patch names; null clears it. */
function patched(settings: AssetSettingsRow, patch: Record<string, unknown>): AssetSettingsRow {
  const named = Object.entries(patch).filter(([, value]) => value !== undefined);
  return { ...settings, ...Object.fromEntries(named.map(([key, value]) => [key, value ?? undefined])) };
}
