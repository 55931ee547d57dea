import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import Mux from "@mux/mux-node";
import { expect, vi } from "vitest";
import { findFfmpeg } from "../kit/ffmpeg.ts";
import type { ServiceOptions } from "../kit/service.ts";

type Event = Awaited<ReturnType<Mux["webhooks"]["unwrap"]>>;

/** How long and how often to look for a state that processing or delivery will reach. */
export const settled = { timeout: 60_000, interval: 50 };
const subtitles = "1\n00:00:00,500 --> 00:00:01,500\nHola, mundo\n";

/** What contract tests of the local Mux share: credentials, the SDK, a stand-in for the application, and clips. */
export class MuxBench {
  readonly base: string;
  readonly appUrl: string;
  readonly folder = mkdtempSync(path.join(os.tmpdir(), "mux-contract-"));
  readonly options: ServiceOptions;
  readonly mux: Mux;
  /** Webhooks that the SDK accepted, in order of arrival, and why it refused others. */
  readonly events: Event[] = [];
  readonly refused: string[] = [];
  private app: Server | null = null;

  constructor(port: number, appPort: number) {
    this.base = `http://127.0.0.1:${port}`;
    this.appUrl = `http://127.0.0.1:${appPort}`;
    const pem = generateKeyPairSync("rsa", { modulusLength: 2_048 }).privateKey.export({ type: "pkcs1", format: "pem" });
    const privateKey = Buffer.from(pem.toString()).toString("base64");
    const env = {
      MUX_TOKEN_ID: "token-id",
      MUX_TOKEN_SECRET: "token-secret",
      MUX_WEBHOOK_SECRET: "webhook-secret",
      MUX_SIGNING_KEY_ID: "default-key",
      MUX_SIGNING_PRIVATE_KEY: privateKey,
      PATH: process.env["PATH"],
      // A recogniser that tells what it was given: the sound's format and length, and the language.
      SPEECH_COMMAND: `${process.execPath} ${fileURLToPath(new URL("./contract-recogniser.mjs", import.meta.url))} {audio} {language}`,
    };
    this.options = { port, dataDir: path.join(this.folder, "data"), appUrl: this.appUrl, databaseUrl: "", env };
    this.mux = new Mux({
      baseURL: this.base,
      tokenId: env.MUX_TOKEN_ID,
      tokenSecret: env.MUX_TOKEN_SECRET,
      webhookSecret: env.MUX_WEBHOOK_SECRET,
      jwtSigningKey: env.MUX_SIGNING_KEY_ID,
      jwtPrivateKey: privateKey,
      maxRetries: 0,
    });
  }

  /** Makes the short clip, and starts the application: it verifies webhooks with the SDK and serves files by address. */
  async open(): Promise<void> {
    this.makeClip("clip.mp4", 3, "320x180");
    const app = createServer((request, response) => {
      if (request.url === "/clip.mp4") return response.end(readFileSync(this.clip));
      if (request.url === "/es.srt") return response.end(subtitles);
      if (request.url !== "/api/webhooks/mux") return response.writeHead(404).end();
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const headers = { "mux-signature": String(request.headers["mux-signature"]) };
        this.mux.webhooks.unwrap(Buffer.concat(chunks).toString("utf8"), headers).then(
          (event) => (this.events.push(event), response.writeHead(200).end()),
          (error: unknown) => (this.refused.push(String(error)), response.writeHead(400).end()),
        );
      });
    });
    this.app = app;
    await new Promise<void>((resolve) => app.listen(Number(new URL(this.appUrl).port), "127.0.0.1", resolve));
  }

  async close(): Promise<void> {
    await new Promise((resolve) => (this.app ? this.app.close(resolve) : resolve(undefined)));
    rmSync(this.folder, { recursive: true, force: true });
  }

  get clip(): string {
    return path.join(this.folder, "clip.mp4");
  }

  makeClip(name: string, seconds: number, size: string): string {
    const file = path.join(this.folder, name);
    const sources = ["-f", "lavfi", "-i", `testsrc2=size=${size}:rate=15`, "-f", "lavfi", "-i", "sine=frequency=440"];
    const encoding = ["-t", String(seconds), "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac"];
    execFileSync(findFfmpeg(undefined, process.env["PATH"] ?? ""), ["-y", "-loglevel", "error", ...sources, ...encoding, file]);
    return file;
  }

  eventsAbout(id: string): string[] {
    return this.events.filter((event) => event.object.id === id).map((event) => event.type);
  }

  /** Uploads a file in one PUT; resolves with the id of its asset. */
  async uploadWhole(file: string, policy: "public" | "signed"): Promise<string> {
    const upload = await this.mux.video.uploads.create({
      cors_origin: this.appUrl,
      new_asset_settings: { playback_policies: [policy], passthrough: "lesson-1", meta: { title: "Clip" } },
    });
    const put = await fetch(upload.url ?? "", { method: "PUT", body: readFileSync(file) });
    expect(put.status).toBe(200);
    return (await this.mux.video.uploads.retrieve(upload.id)).asset_id ?? "";
  }

  assetWhen(assetId: string, status: "ready" | "errored"): Promise<Mux.Video.Asset> {
    return vi.waitFor(async () => {
      const asset = await this.mux.video.assets.retrieve(assetId);
      expect(asset.status).toBe(status);
      return asset;
    }, settled);
  }
}
