import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "@/local/kit/testing/free-port.ts";
import { start } from "@/local/mux/index.ts";
import { system } from "@/server/access";
import { applyVideoEvent, recordVideoWebhook } from "@/server/media";
import type { Db } from "@/server/platform/db/client";
import type { OutgoingEvent } from "@/server/vendors";
import { muxGateway } from "@/server/vendors/video/mux-gateway";
import { MUX_SECRET } from "./mux-scene";
import { testCtx, type TestCtx } from "./test-ctx";

/** Runs what a job of ours does with an event that is not a webhook's. */
type Job = (ctx: TestCtx, event: OutgoingEvent) => Promise<unknown>;

/**
 * The local Mux with a recogniser of speech, the real client, and a school that takes its webhooks: each is recorded,
 * applied, and what follows goes to `job`. `ctx` is the system's.
 */
export async function openMuxWorld(db: Db, job: Job = async () => undefined) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "mux-world-"));
  const key = generateKeyPairSync("rsa", { modulusLength: 2_048 }).privateKey.export({ type: "pkcs1", format: "pem" });
  const privateKey = Buffer.from(key.toString()).toString("base64");
  const school = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      hear(Buffer.concat(chunks).toString("utf8"), String(request.headers["mux-signature"])).then(
        () => response.writeHead(200).end(),
        () => response.writeHead(500).end(),
      );
    });
  });
  await new Promise<void>((resolve) => school.listen(0, "127.0.0.1", resolve));
  const recogniser = fileURLToPath(new URL("../../local/mux/contract-recogniser.mjs", import.meta.url));
  const mux = await start({
    port: await freePort(),
    dataDir: folder,
    appUrl: `http://127.0.0.1:${(school.address() as AddressInfo).port}`,
    databaseUrl: "",
    env: {
      MUX_TOKEN_ID: "token-id",
      MUX_TOKEN_SECRET: "token-secret",
      MUX_WEBHOOK_SECRET: MUX_SECRET,
      MUX_SIGNING_KEY_ID: "key",
      MUX_SIGNING_PRIVATE_KEY: privateKey,
      SPEECH_COMMAND: `${process.execPath} ${recogniser} {audio} {language}`,
      PATH: process.env.PATH,
    },
  });
  const video = muxGateway({ tokenId: "token-id", tokenSecret: "token-secret", webhookSecret: MUX_SECRET, signingKeyId: "key", signingPrivateKey: privateKey, apiUrl: mux.url, streamUrl: mux.url, imageUrl: mux.url });
  const ctx = testCtx(db, { video }, system("test"));

  /** Does all that was announced, and what that announces. */
  async function runJobs(): Promise<void> {
    for (;;) {
      await ctx.settle();
      const event = ctx.relayed.shift();
      if (!event) return;
      if (event.name === "media/video-webhook.received") await applyVideoEvent(ctx, { deliveryId: String(event.data.deliveryId) });
      else await job(ctx, event);
    }
  }
  /** What the endpoint of webhooks and the job behind it do. */
  async function hear(rawBody: string, signature: string): Promise<void> {
    await recordVideoWebhook(ctx, { rawBody, signature });
    await runJobs();
  }
  const close = async (): Promise<void> => {
    await mux.close();
    await new Promise((resolve) => school.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  };
  return { ctx, mux, hear, runJobs, close };
}
