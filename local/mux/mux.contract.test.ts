import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import Mux from "@mux/mux-node";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { RunningService } from "../kit/service.ts";
import { MuxBench, settled } from "./contract-bench.ts";
import { start } from "./index.ts";

const bench = new MuxBench(21_210, 21_211);
const { appUrl, base, mux, options } = bench;
let service: RunningService;

beforeAll(async () => {
  await bench.open();
  service = await start(options);
});
afterEach(() => service.faults.replace([]));
afterAll(async () => {
  await service.close();
  await bench.close();
});

describe("from upload to playback", () => {
  it("makes three renditions, pictures and signed webhooks out of a whole-file upload", async () => {
    const assetId = await bench.uploadWhole(bench.clip, "public");
    const asset = await bench.assetWhen(assetId, "ready");
    expect(asset).toMatchObject({ passthrough: "lesson-1", meta: { title: "Clip" }, aspect_ratio: "16:9", max_stored_resolution: "SD", progress: { state: "completed", progress: 100 } });
    expect(asset.duration).toBeCloseTo(3, 0);
    expect(asset.tracks?.map((track) => track.type)).toEqual(["video", "audio"]);
    const playbackId = asset.playback_ids?.[0]?.id ?? "";

    const master = await (await fetch(`${base}/${playbackId}.m3u8`)).text();
    const heights = [...master.matchAll(/RESOLUTION=\d+x(\d+)/g)].map((match) => Number(match[1])).sort((a, b) => a - b);
    expect(heights).toEqual([68, 120, 180]);
    const rendition = await (await fetch(new URL(/^.*rendition.*$/m.exec(master)?.[0] ?? "", `${base}/`))).text();
    const segment = await fetch(`${base}/${playbackId}/rendition/${/^.*\.m4s.*$/m.exec(rendition)?.[0]}`, { headers: { range: "bytes=0-99" } });
    expect([segment.status, segment.headers.get("content-length"), segment.headers.get("access-control-allow-origin")]).toEqual([206, "100", "*"]);

    const thumbnail = await mux.video.playback.thumbnail(playbackId, "webp", { time: 1, width: 100 }, { defaultBaseURL: base });
    expect(await sharp(Buffer.from(await thumbnail.arrayBuffer())).metadata()).toMatchObject({ format: "webp", width: 100, height: 56 });
    const board = z.object({ url: z.string(), tiles: z.array(z.unknown()) }).parse(await (await fetch(`${base}/${playbackId}/storyboard.json`)).json());
    expect(board.tiles).toHaveLength(3);
    expect((await fetch(board.url)).headers.get("content-type")).toBe("image/jpeg");
    expect(await (await fetch(`${base}/${playbackId}/storyboard.vtt`)).text()).toMatch(/^WEBVTT\n\n00:00:00\.000 --> 00:00:01\.\d+\n.*#xywh=0,0,256,144/);

    await vi.waitFor(() => expect(bench.eventsAbout(assetId)).toEqual(["video.asset.created", "video.asset.ready"]), settled);
    await vi.waitFor(() => expect(bench.eventsAbout(asset.upload_id ?? "")).toEqual(["video.upload.created", "video.upload.asset_created"]), settled);
    expect(bench.refused).toEqual([]);
  });

  it("takes chunks in order, says how far it is, ignores what it has and goes on after a break", async () => {
    const bytes = readFileSync(bench.clip);
    const upload = await mux.video.uploads.create({ cors_origin: appUrl, new_asset_settings: { playback_policies: ["public"] } });
    const put = (from: number, to: number) =>
      fetch(upload.url ?? "", { method: "PUT", headers: { "content-range": `bytes ${from}-${to - 1}/${bytes.length}` }, body: bytes.subarray(from, to) });
    const answer = async (response: Promise<Response>) => [(await response).status, (await response).headers.get("range")];

    const preflight = await fetch(upload.url ?? "", { method: "OPTIONS", headers: { "access-control-request-headers": "content-range" } });
    expect([preflight.status, preflight.headers.get("access-control-allow-origin"), preflight.headers.get("access-control-allow-headers")]).toEqual([204, appUrl, "content-range"]);
    expect(await answer(put(0, 10_000))).toEqual([308, "bytes=0-9999"]);
    expect(await answer(put(20_000, 30_000))).toEqual([308, "bytes=0-9999"]);
    await service.close();
    service = await start(options);
    const ask = () => fetch(upload.url ?? "", { method: "PUT", headers: { "content-range": `bytes */${bytes.length}` } });
    // The first requests may meet pooled connections that ended with the service.
    await vi.waitFor(async () => expect(await answer(ask())).toEqual([308, "bytes=0-9999"]), settled);
    expect(await answer(put(5_000, 15_000))).toEqual([308, "bytes=0-14999"]);
    expect(await answer(put(15_000, bytes.length))).toEqual([200, null]);
    expect(await answer(put(15_000, bytes.length))).toEqual([200, null]);
    const { asset_id: assetId, status, url } = await mux.video.uploads.retrieve(upload.id);
    expect([status, url]).toEqual(["asset_created", undefined]);
    expect(readFileSync(path.join(options.dataDir, "assets", assetId ?? "", "source")).equals(bytes)).toBe(true);
    await bench.assetWhen(assetId ?? "", "ready");
  });

  it("cancels uploads, refuses their bytes, and refuses an address without its signature", async () => {
    const upload = await mux.video.uploads.create({ cors_origin: appUrl });
    expect((await fetch(`${base}/upload/${upload.id}`, { method: "PUT", body: "x" })).status).toBe(404);
    expect((await mux.video.uploads.cancel(upload.id)).status).toBe("cancelled");
    expect((await fetch(upload.url ?? "", { method: "PUT", body: "x" })).status).toBe(410);
    await expect(mux.video.uploads.cancel(upload.id)).rejects.toThrow(Mux.BadRequestError);
    await vi.waitFor(() => expect(bench.eventsAbout(upload.id)).toContain("video.upload.cancelled"), settled);
  });

  it("ends an asset made of something that is not media in `errored`, and says so", async () => {
    const file = bench.clip;
    const upload = await mux.video.uploads.create({ cors_origin: appUrl, new_asset_settings: { playback_policies: ["public"] } });
    // A playlist that names a local file must not be followed.
    await fetch(upload.url ?? "", { method: "PUT", body: `#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile://${file}\n#EXT-X-ENDLIST\n` });
    const { asset_id: assetId } = await mux.video.uploads.retrieve(upload.id);
    const asset = await bench.assetWhen(assetId ?? "", "errored");
    expect(asset).toMatchObject({ errors: { type: "invalid_input" }, progress: { state: "errored", progress: -1 } });
    expect((await fetch(`${base}/${asset.playback_ids?.[0]?.id}.m3u8`)).status).toBe(412);
    await vi.waitFor(() => expect(bench.eventsAbout(assetId ?? "")).toEqual(["video.asset.created", "video.asset.errored"]), settled);
    expect((await mux.video.uploads.retrieve(upload.id)).status).toBe("errored");
    // Each webhook travels by itself: the upload's may come after the asset's.
    await vi.waitFor(() => expect(bench.eventsAbout(upload.id)).toContain("video.upload.errored"), settled);
  });
});

describe("assets from addresses, captions and management", () => {
  it("downloads video and captions, and shows captions as an HLS subtitles group", async () => {
    const created = await mux.video.assets.create({
      inputs: [{ url: `${appUrl}/clip.mp4` }, { url: `${appUrl}/es.srt`, type: "text", text_type: "subtitles", language_code: "es", name: "Español" }],
      playback_policies: ["public"],
    });
    expect(created.status).toBe("preparing");
    const asset = await bench.assetWhen(created.id, "ready");
    const track = asset.tracks?.find((each) => each.type === "text");
    expect(track).toMatchObject({ status: "ready", language_code: "es", name: "Español" });
    const playbackId = asset.playback_ids?.[0]?.id ?? "";
    const master = await (await fetch(`${base}/${playbackId}.m3u8`)).text();
    expect(master).toContain('TYPE=SUBTITLES,GROUP-ID="subs",NAME="Español",LANGUAGE="es"');
    expect(master).toMatch(/#EXT-X-STREAM-INF:.*SUBTITLES="subs"/);
    const vtt = await (await fetch(`${base}/${playbackId}/text/${track?.id}.vtt`)).text();
    expect(vtt).toContain("00:00:00.500 --> 00:00:01.500\nHola, mundo");

    const added = await mux.video.assets.createTrack(asset.id, { url: `${appUrl}/es.srt`, type: "text", text_type: "subtitles", language_code: "en" });
    await vi.waitFor(() => expect(bench.eventsAbout(added.id ?? "")).toEqual(["video.asset.track.created", "video.asset.track.ready"]), settled);
    const missing = await mux.video.assets.createTrack(asset.id, { url: `${appUrl}/none.vtt`, type: "text", text_type: "subtitles", language_code: "pt" });
    await vi.waitFor(() => expect(bench.eventsAbout(missing.id ?? "")).toContain("video.asset.track.errored"), settled);
    await mux.video.assets.deleteTrack(asset.id, missing.id ?? "");
    expect((await mux.video.assets.retrieve(asset.id)).tracks?.filter((each) => each.type === "text").map((each) => each.language_code)).toEqual(["es", "en"]);
  });

  it("writes down what is said with the machine's recogniser, and fails the track that it cannot hear", async () => {
    const assetId = await bench.uploadWhole(bench.clip, "public");
    const asset = await bench.assetWhen(assetId, "ready");
    const audio = asset.tracks?.find((each) => each.type === "audio")?.id ?? "";
    const [spanish, french] = await mux.video.assets.generateSubtitles(assetId, audio, {
      generated_subtitles: [{ language_code: "es", name: "Español (borrador)", passthrough: "draft-1" }, { language_code: "fr" }],
    });
    expect(spanish).toMatchObject({ status: "preparing", text_source: "generated_vod", language_code: "es", passthrough: "draft-1" });
    await vi.waitFor(() => expect(bench.eventsAbout(spanish?.id ?? "")).toEqual(["video.asset.track.created", "video.asset.track.ready"]), settled);
    const ready = bench.events.find(({ type, object }) => type === "video.asset.track.ready" && object.id === spanish?.id);
    expect(ready?.data).toMatchObject({ asset_id: assetId, passthrough: "draft-1", status: "ready", text_source: "generated_vod" });
    const vtt = await (await fetch(`${base}/${asset.playback_ids?.[0]?.id}/text/${spanish?.id}.vtt`)).text();
    expect(vtt).toContain("16000 Hz, 1 channel, 3 s of es");
    await vi.waitFor(() => expect(bench.eventsAbout(french?.id ?? "")).toContain("video.asset.track.errored"), settled);
    const failed = bench.events.find(({ type, object }) => type === "video.asset.track.errored" && object.id === french?.id);
    expect(failed?.data).toMatchObject({ status: "errored", error: { messages: [expect.stringContaining("no model for French")] } });
    const video = asset.tracks?.find((each) => each.type === "video")?.id ?? "";
    await expect(mux.video.assets.generateSubtitles(assetId, video, { generated_subtitles: [{ language_code: "es" }] })).rejects.toThrow(Mux.BadRequestError);
  });

  it("updates, lists, adds and removes playback ids, and deletes", async () => {
    const assetId = await bench.uploadWhole(bench.clip, "public");
    await bench.assetWhen(assetId, "ready");
    expect((await mux.video.assets.update(assetId, { passthrough: "other" })).passthrough).toBe("other");
    const extra = await mux.video.assets.createPlaybackId(assetId, { policy: "signed" });
    expect(await mux.video.playbackIds.retrieve(extra.id)).toMatchObject({ policy: "signed", object: { type: "asset", id: assetId } });
    await mux.video.assets.deletePlaybackId(assetId, extra.id);
    await expect(mux.video.playbackIds.retrieve(extra.id)).rejects.toThrow(Mux.NotFoundError);
    const listed: string[] = [];
    for await (const asset of mux.video.assets.list({ limit: 2 })) listed.push(asset.id);
    expect(listed[0]).toBe(assetId);
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed.length).toBeGreaterThan(2);
    await mux.video.assets.delete(assetId);
    await expect(mux.video.assets.retrieve(assetId)).rejects.toThrow(Mux.NotFoundError);
    await vi.waitFor(() => expect(bench.eventsAbout(assetId).at(-1)).toBe("video.asset.deleted"), settled);
    await vi.waitFor(() => expect(bench.eventsAbout(assetId).filter((type) => type === "video.asset.updated")).toHaveLength(3), settled);
  });

  it("refuses wrong credentials and wrong input as Mux does", async () => {
    const stranger = new Mux({ baseURL: base, tokenId: "token-id", tokenSecret: "wrong", maxRetries: 0 });
    await expect(stranger.video.assets.list()).rejects.toThrow(Mux.AuthenticationError);
    await expect(mux.video.assets.create({ inputs: [], playback_policies: ["public"] })).rejects.toThrow(/inputs/);
    await expect(mux.video.assets.retrieve("nope")).rejects.toThrow(Mux.NotFoundError);
  });
});

describe("signed playback", () => {
  it("opens only to a token that is present, current, for this id and for this kind of request", async () => {
    const assetId = await bench.uploadWhole(bench.clip, "signed");
    const playbackId = (await bench.assetWhen(assetId, "ready")).playback_ids?.[0]?.id ?? "";
    const status = async (address: string) => (await fetch(`${base}/${address}`)).status;
    const video = await mux.jwt.signPlaybackId(playbackId, { expiration: "1h" });
    const stranger = generateKeyPairSync("rsa", { modulusLength: 2_048 }).privateKey.export({ type: "pkcs1", format: "pem" }).toString();
    const forged = await mux.jwt.signPlaybackId(playbackId, { keySecret: stranger });
    expect(await status(`${playbackId}.m3u8?token=${video}`)).toBe(200);
    expect(await status(`${playbackId}.m3u8`)).toBe(403);
    expect(await status(`${playbackId}.m3u8?token=garbage`)).toBe(403);
    expect(await status(`${playbackId}.m3u8?token=${forged}`)).toBe(403);
    expect(await status(`${playbackId}.m3u8?token=${await mux.jwt.signPlaybackId(playbackId, { expiration: "0s" })}`)).toBe(403);
    expect(await status(`${playbackId}.m3u8?token=${await mux.jwt.signPlaybackId(playbackId, { type: "thumbnail" })}`)).toBe(403);
    expect(await status(`${playbackId}.m3u8?token=${await mux.jwt.signPlaybackId("another", {})}`)).toBe(403);
    expect(await status(`${playbackId}/thumbnail.jpg?token=${await mux.jwt.signPlaybackId(playbackId, { type: "thumbnail", params: { time: "1" } })}`)).toBe(200);
    expect(await status(`${playbackId}/thumbnail.jpg?token=${video}`)).toBe(403);
    const storyboardToken = await mux.jwt.signPlaybackId(playbackId, { type: "storyboard" });
    const board = await (await fetch(`${base}/${playbackId}/storyboard.vtt?token=${storyboardToken}`)).text();
    expect((await fetch(/http\S+(?=#)/.exec(board)?.[0] ?? "")).status).toBe(200);
  });

  it("signs what the playlist refers to, until the token ends", async () => {
    const assetId = await bench.uploadWhole(bench.clip, "signed");
    const playbackId = (await bench.assetWhen(assetId, "ready")).playback_ids?.[0]?.id ?? "";
    const token = await mux.jwt.signPlaybackId(playbackId, { expiration: "2s" });
    const master = await (await fetch(`${base}/${playbackId}.m3u8?token=${token}`)).text();
    const rendition = new URL(/^.*rendition.*$/m.exec(master)?.[0] ?? "", `${base}/`);
    const segment = new URL(/^.*\.m4s.*$/m.exec(await (await fetch(rendition)).text())?.[0] ?? "", rendition);
    expect((await fetch(segment)).status).toBe(200);
    expect((await fetch(segment.href.split("?")[0] ?? "")).status).toBe(403);
    const stretched = new URL(segment);
    stretched.searchParams.set("exp", String(Number(segment.searchParams.get("exp")) + 3_600));
    expect((await fetch(stretched)).status).toBe(403);
    await vi.waitFor(async () => expect((await fetch(segment)).status).toBe(403), settled);
    expect((await fetch(rendition)).status).toBe(403);
  });

  it("verifies with keys made by the API until they are deleted", async () => {
    const assetId = await bench.uploadWhole(bench.clip, "signed");
    const playbackId = (await bench.assetWhen(assetId, "ready")).playback_ids?.[0]?.id ?? "";
    const key = await mux.system.signingKeys.create();
    const listed = (await mux.system.signingKeys.list()).data;
    expect(listed.map((each) => each.id)).toEqual([key.id, "default-key"]);
    expect(listed[0]).not.toHaveProperty("private_key");
    const token = await mux.jwt.signPlaybackId(playbackId, { keyId: key.id, keySecret: key.private_key ?? "" });
    expect((await fetch(`${base}/${playbackId}.m3u8?token=${token}`)).status).toBe(200);
    await mux.system.signingKeys.delete(key.id);
    expect((await fetch(`${base}/${playbackId}.m3u8?token=${token}`)).status).toBe(403);
  });
});

describe("faults", () => {
  it("fails and cuts requests when asked, and then works again", async () => {
    service.faults.replace([{ on: "request", kind: "error", match: "POST /video/v1/uploads", probability: 1, count: 1, status: 503, delayMs: 0, copies: 1 }]);
    await expect(mux.video.uploads.create({ cors_origin: appUrl })).rejects.toThrow(Mux.InternalServerError);
    service.faults.replace([{ on: "request", kind: "drop", match: "POST /video/v1/uploads", probability: 1, count: 1, status: 503, delayMs: 0, copies: 1 }]);
    await expect(mux.video.uploads.create({ cors_origin: appUrl })).rejects.toThrow(Mux.APIConnectionError);
    expect((await mux.video.uploads.create({ cors_origin: appUrl })).status).toBe("waiting");
  });

  it("sends a webhook again after it was lost, and twice when asked", async () => {
    service.faults.replace([
      { on: "delivery", kind: "drop", match: "video.upload.created", probability: 1, count: 1, status: 500, delayMs: 0, copies: 1 },
      { on: "delivery", kind: "duplicate", match: "video.upload.cancelled", probability: 1, count: 1, status: 500, delayMs: 0, copies: 1 },
    ]);
    const upload = await mux.video.uploads.create({ cors_origin: appUrl });
    await mux.video.uploads.cancel(upload.id);
    await vi.waitFor(() => expect(bench.eventsAbout(upload.id).sort()).toEqual(["video.upload.cancelled", "video.upload.cancelled", "video.upload.created"]), settled);
    const copies = bench.events.filter((event) => event.object.id === upload.id && event.type === "video.upload.cancelled");
    expect(new Set(copies.map((event) => event.id)).size).toBe(1);
  });
});
