import { execFileSync, spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import os from "node:os";
import path from "node:path";
import Mux from "@mux/mux-node";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { z } from "zod";
import type { RunningService } from "../kit/service.ts";
import { findFfmpeg } from "../kit/ffmpeg.ts";
import { start } from "./index.ts";

const port = 21_210;
const appPort = 21_211;
const base = `http://127.0.0.1:${port}`;
const appUrl = `http://127.0.0.1:${appPort}`;
const folder = mkdtempSync(path.join(os.tmpdir(), "mux-contract-"));
const ffmpeg = findFfmpeg(undefined, process.env["PATH"] ?? "");
const keys = generateKeyPairSync("rsa", { modulusLength: 2_048 });
const privateKey = Buffer.from(keys.privateKey.export({ type: "pkcs1", format: "pem" }).toString()).toString("base64");
const env = {
  MUX_TOKEN_ID: "token-id",
  MUX_TOKEN_SECRET: "token-secret",
  MUX_WEBHOOK_SECRET: "webhook-secret",
  MUX_SIGNING_KEY_ID: "default-key",
  MUX_SIGNING_PRIVATE_KEY: privateKey,
  PATH: process.env["PATH"],
};
const options = { port, dataDir: path.join(folder, "data"), appUrl, databaseUrl: "", env };
const mux = new Mux({
  baseURL: base,
  tokenId: env.MUX_TOKEN_ID,
  tokenSecret: env.MUX_TOKEN_SECRET,
  webhookSecret: env.MUX_WEBHOOK_SECRET,
  jwtSigningKey: env.MUX_SIGNING_KEY_ID,
  jwtPrivateKey: privateKey,
  maxRetries: 0,
});
const subtitles = "1\n00:00:00,500 --> 00:00:01,500\nHola, mundo\n";

type Event = Awaited<ReturnType<typeof mux.webhooks.unwrap>>;
const events: Event[] = [];
const refused: string[] = [];
let app: Server;
let service: RunningService;

/** A stand-in for the application: verifies webhooks with the SDK, and serves the files given by address. */
function startApp(): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url === "/clip.mp4") return response.end(readFileSync(path.join(folder, "clip.mp4")));
    if (request.url === "/es.srt") return response.end(subtitles);
    if (request.url !== "/api/webhooks/mux") return response.writeHead(404).end();
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      const headers = { "mux-signature": String(request.headers["mux-signature"]) };
      mux.webhooks.unwrap(body, headers).then(
        (event) => (events.push(event), response.writeHead(200).end()),
        (error: unknown) => (refused.push(String(error)), response.writeHead(400).end()),
      );
    });
  });
  return new Promise((resolve) => server.listen(appPort, "127.0.0.1", () => resolve(server)));
}

function makeClip(name: string, seconds: number, size: string): string {
  const file = path.join(folder, name);
  const sources = ["-f", "lavfi", "-i", `testsrc2=size=${size}:rate=15`, "-f", "lavfi", "-i", "sine=frequency=440"];
  execFileSync(ffmpeg, ["-y", "-loglevel", "error", ...sources, "-t", String(seconds), "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", file]);
  return file;
}

const settled = { timeout: 60_000, interval: 50 };
const eventsAbout = (id: string) => events.filter((event) => event.object.id === id).map((event) => event.type);

async function uploadWhole(file: string, policy: "public" | "signed"): Promise<string> {
  const upload = await mux.video.uploads.create({
    cors_origin: appUrl,
    new_asset_settings: { playback_policies: [policy], passthrough: "lesson-1", meta: { title: "Clip" } },
  });
  const put = await fetch(upload.url ?? "", { method: "PUT", body: readFileSync(file) });
  expect(put.status).toBe(200);
  const { asset_id: assetId } = await mux.video.uploads.retrieve(upload.id);
  return assetId ?? "";
}

async function assetWhen(assetId: string, status: "ready" | "errored") {
  return vi.waitFor(async () => {
    const asset = await mux.video.assets.retrieve(assetId);
    expect(asset.status).toBe(status);
    return asset;
  }, settled);
}

beforeAll(async () => {
  makeClip("clip.mp4", 3, "320x180");
  app = await startApp();
  service = await start(options);
});
afterEach(() => service.faults.replace([]));
afterAll(async () => {
  await service.close();
  await new Promise((resolve) => app.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

describe("from upload to playback", () => {
  it("makes three renditions, pictures and signed webhooks out of a whole-file upload", async () => {
    const assetId = await uploadWhole(path.join(folder, "clip.mp4"), "public");
    const asset = await assetWhen(assetId, "ready");
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

    await vi.waitFor(() => expect(eventsAbout(assetId)).toEqual(["video.asset.created", "video.asset.ready"]), settled);
    expect(eventsAbout(asset.upload_id ?? "")).toEqual(["video.upload.created", "video.upload.asset_created"]);
    expect(refused).toEqual([]);
  });

  it("takes chunks in order, says how far it is, ignores what it has and goes on after a break", async () => {
    const bytes = readFileSync(path.join(folder, "clip.mp4"));
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
    await assetWhen(assetId ?? "", "ready");
  });

  it("cancels uploads, refuses their bytes, and refuses an address without its signature", async () => {
    const upload = await mux.video.uploads.create({ cors_origin: appUrl });
    expect((await fetch(`${base}/upload/${upload.id}`, { method: "PUT", body: "x" })).status).toBe(404);
    expect((await mux.video.uploads.cancel(upload.id)).status).toBe("cancelled");
    expect((await fetch(upload.url ?? "", { method: "PUT", body: "x" })).status).toBe(410);
    await expect(mux.video.uploads.cancel(upload.id)).rejects.toThrow(Mux.BadRequestError);
    await vi.waitFor(() => expect(eventsAbout(upload.id)).toContain("video.upload.cancelled"), settled);
  });

  it("ends an asset made of something that is not media in `errored`, and says so", async () => {
    const file = path.join(folder, "clip.mp4");
    const upload = await mux.video.uploads.create({ cors_origin: appUrl, new_asset_settings: { playback_policies: ["public"] } });
    // A playlist that names a local file must not be followed.
    await fetch(upload.url ?? "", { method: "PUT", body: `#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile://${file}\n#EXT-X-ENDLIST\n` });
    const { asset_id: assetId } = await mux.video.uploads.retrieve(upload.id);
    const asset = await assetWhen(assetId ?? "", "errored");
    expect(asset).toMatchObject({ errors: { type: "invalid_input" }, progress: { state: "errored", progress: -1 } });
    expect((await fetch(`${base}/${asset.playback_ids?.[0]?.id}.m3u8`)).status).toBe(412);
    await vi.waitFor(() => expect(eventsAbout(assetId ?? "")).toEqual(["video.asset.created", "video.asset.errored"]), settled);
    expect((await mux.video.uploads.retrieve(upload.id)).status).toBe("errored");
    expect(eventsAbout(upload.id)).toContain("video.upload.errored");
  });
});

describe("assets from addresses, captions and management", () => {
  it("downloads video and captions, and shows captions as an HLS subtitles group", async () => {
    const created = await mux.video.assets.create({
      inputs: [{ url: `${appUrl}/clip.mp4` }, { url: `${appUrl}/es.srt`, type: "text", text_type: "subtitles", language_code: "es", name: "Español" }],
      playback_policies: ["public"],
    });
    expect(created.status).toBe("preparing");
    const asset = await assetWhen(created.id, "ready");
    const track = asset.tracks?.find((each) => each.type === "text");
    expect(track).toMatchObject({ status: "ready", language_code: "es", name: "Español" });
    const playbackId = asset.playback_ids?.[0]?.id ?? "";
    const master = await (await fetch(`${base}/${playbackId}.m3u8`)).text();
    expect(master).toContain('TYPE=SUBTITLES,GROUP-ID="subs",NAME="Español",LANGUAGE="es"');
    expect(master).toMatch(/#EXT-X-STREAM-INF:.*SUBTITLES="subs"/);
    const vtt = await (await fetch(`${base}/${playbackId}/text/${track?.id}.vtt`)).text();
    expect(vtt).toContain("00:00:00.500 --> 00:00:01.500\nHola, mundo");

    const added = await mux.video.assets.createTrack(asset.id, { url: `${appUrl}/es.srt`, type: "text", text_type: "subtitles", language_code: "en" });
    await vi.waitFor(() => expect(eventsAbout(added.id ?? "")).toEqual(["video.asset.track.created", "video.asset.track.ready"]), settled);
    const missing = await mux.video.assets.createTrack(asset.id, { url: `${appUrl}/none.vtt`, type: "text", text_type: "subtitles", language_code: "pt" });
    await vi.waitFor(() => expect(eventsAbout(missing.id ?? "")).toContain("video.asset.track.errored"), settled);
    await mux.video.assets.deleteTrack(asset.id, missing.id ?? "");
    expect((await mux.video.assets.retrieve(asset.id)).tracks?.filter((each) => each.type === "text").map((each) => each.language_code)).toEqual(["es", "en"]);
  });

  it("updates, lists, adds and removes playback ids, and deletes", async () => {
    const assetId = await uploadWhole(path.join(folder, "clip.mp4"), "public");
    await assetWhen(assetId, "ready");
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
    await vi.waitFor(() => expect(eventsAbout(assetId).at(-1)).toBe("video.asset.deleted"), settled);
    expect(eventsAbout(assetId).filter((type) => type === "video.asset.updated")).toHaveLength(3);
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
    const assetId = await uploadWhole(path.join(folder, "clip.mp4"), "signed");
    const playbackId = (await assetWhen(assetId, "ready")).playback_ids?.[0]?.id ?? "";
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
    const assetId = await uploadWhole(path.join(folder, "clip.mp4"), "signed");
    const playbackId = (await assetWhen(assetId, "ready")).playback_ids?.[0]?.id ?? "";
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
    const assetId = await uploadWhole(path.join(folder, "clip.mp4"), "signed");
    const playbackId = (await assetWhen(assetId, "ready")).playback_ids?.[0]?.id ?? "";
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
    await vi.waitFor(() => expect(eventsAbout(upload.id).sort()).toEqual(["video.upload.cancelled", "video.upload.cancelled", "video.upload.created"]), settled);
    const copies = events.filter((event) => event.object.id === upload.id && event.type === "video.upload.cancelled");
    expect(new Set(copies.map((event) => event.id)).size).toBe(1);
  });
});

describe("a kill -9 in the middle of processing", () => {
  it("goes on where it was, without repeating finished steps or losing events", async () => {
    const ownPort = 21_212;
    const dataDir = path.join(folder, "killed");
    const own = { ...options, port: ownPort, dataDir };
    const code = `import { start } from "./local/mux/index.ts"; await start(${JSON.stringify(own)});`;
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], { stdio: "inherit" });
    onTestFinished(() => void child.kill("SIGKILL"));
    const ownMux = new Mux({ baseURL: `http://127.0.0.1:${ownPort}`, tokenId: env.MUX_TOKEN_ID, tokenSecret: env.MUX_TOKEN_SECRET, maxRetries: 0 });
    const upload = await vi.waitFor(() => ownMux.video.uploads.create({ cors_origin: appUrl, new_asset_settings: { playback_policies: ["public"] } }), settled);
    await fetch(upload.url ?? "", { method: "PUT", body: readFileSync(makeClip("long.mp4", 10, "1280x720")) });
    const { asset_id: assetId = "" } = await ownMux.video.uploads.retrieve(upload.id);
    const jobs = z.array(z.object({ steps: z.array(z.object({ name: z.string(), status: z.string(), attempts: z.int(), process_id: z.int().nullable() })) }));
    const steps = async () => jobs.parse(await (await fetch(`http://127.0.0.1:${ownPort}/_local/jobs`)).json())[0]?.steps ?? [];
    const orphan = await vi.waitFor(async () => {
      const running = (await steps()).find((step) => step.name === "rendition 720p" && step.process_id !== null);
      expect(running).toBeDefined();
      return running?.process_id ?? 0;
    }, settled);
    child.kill("SIGKILL");
    await new Promise((resolve) => child.on("exit", resolve));
    expect(existsSync(path.join(dataDir, "assets", assetId, "renditions", "720p"))).toBe(false);

    const again = await start(own);
    try {
      await vi.waitFor(() => expect(isAlive(orphan)).toBe(false), settled);
      await vi.waitFor(async () => expect((await ownMux.video.assets.retrieve(assetId)).status).toBe("ready"), settled);
      const attempts = Object.fromEntries((await steps()).map((step) => [step.name, step.attempts]));
      expect(attempts).toEqual({ probe: 1, "rendition 270p": 1, "rendition 480p": 1, "rendition 720p": 2, playlist: 1, images: 1, publish: 1 });
      await vi.waitFor(() => expect(eventsAbout(assetId)).toEqual(["video.asset.created", "video.asset.ready"]), settled);
    } finally {
      await again.close();
    }
  });
});

/** Whether a process runs; one that ended and was not yet collected by its parent does not. */
function isAlive(processId: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${processId}/status`, "utf8"));
  } catch {
    return false;
  }
}
