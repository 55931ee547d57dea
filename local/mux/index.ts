import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { Hono, type MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { z } from "zod";
import { FaultPlan } from "../kit/faults.ts";
import { serveOnLoopback, type StartService } from "../kit/service.ts";
import { openStore } from "../kit/store.ts";
import { assetRoutes } from "./asset-routes.ts";
import type { Cloud } from "./cloud.ts";
import { readConfig, type MuxConfig } from "./config.ts";
import { findFfmpeg } from "../kit/ffmpeg.ts";
import { imageRoutes } from "./image-routes.ts";
import { inspector } from "./inspector.ts";
import { processingPlan } from "./processing-plan.ts";
import { ProcessingQueue } from "./processing-queue.ts";
import { uploadReceiver } from "./receive-upload.ts";
import { requestFaults } from "./request-faults.ts";
import { schema } from "./schema.ts";
import { installSigningKey, signingKeyRoutes } from "./signing-key-routes.ts";
import { streamRoutes } from "./stream-routes.ts";
import { uploadRoutes } from "./upload-routes.ts";
import { answerError, VendorError } from "./vendor-error.ts";
import { WebhookQueue } from "./webhook-queue.ts";

/**
 * Starts the local Mux: API, direct uploads, streams, images and webhooks on one port. What was accepted survives a
 * kill -9: processing and deliveries go on where they were. Rejects when a credential or ffmpeg is missing.
 */
export const start: StartService = async (options) => {
  const config = readConfig(options.env);
  const ffmpeg = findFfmpeg(config.ffmpegPath, config.searchPath);
  const db = openStore(options.dataDir, schema);
  const faults = new FaultPlan();
  const target = `${options.appUrl}/api/webhooks/mux`;
  const webhooks = new WebhookQueue({ db, secret: config.webhookSecret, target, faults });
  const processing = new ProcessingQueue(db);
  const cloud: Cloud = {
    db,
    dataDir: options.dataDir,
    baseUrl: `http://127.0.0.1:${options.port}`,
    appUrl: options.appUrl,
    config,
    faults,
    ffmpeg,
    deliverySecret: deliverySecret(db),
    webhooks,
    processing,
  };
  installSigningKey(cloud);
  const service = await serveOnLoopback("mux", options.port, application(cloud), faults);
  webhooks.wake();
  processing.start(processingPlan(cloud));
  return {
    ...service,
    close: async () => {
      await service.close();
      await processing.close();
      await webhooks.close();
      db.close();
    },
  };
};

function application(cloud: Cloud): Hono {
  const app = new Hono();
  app.onError(answerError);
  app.route("/", inspector(cloud));
  app.use("*", requestFaults(cloud.faults));
  app.route("/upload", uploadReceiver(cloud));
  app.use("/video/*", basicAuth(cloud.config));
  app.use("/system/*", basicAuth(cloud.config));
  app.route("/video/v1/uploads", uploadRoutes(cloud));
  app.route("/video/v1/signing-keys", signingKeyRoutes(cloud));
  app.route("/system/v1/signing-keys", signingKeyRoutes(cloud));
  app.route("/video/v1", assetRoutes(cloud));
  // Players of any site may read streams and pictures: access is decided by the token, as at Mux.
  app.use("*", cors({ origin: "*", allowMethods: ["GET", "HEAD", "OPTIONS"], exposeHeaders: ["Content-Length", "Content-Range", "Accept-Ranges"], maxAge: 3_600 }));
  app.route("/", streamRoutes(cloud));
  app.route("/", imageRoutes(cloud));
  return app;
}

function basicAuth(config: MuxConfig): MiddlewareHandler {
  const expected = digest(`Basic ${Buffer.from(`${config.tokenId}:${config.tokenSecret}`).toString("base64")}`);
  return async (c, next) => {
    const given = digest(c.req.header("authorization") ?? "");
    if (!timingSafeEqual(given, expected)) throw new VendorError(401, "unauthorized", ["Unauthorized request"]);
    await next();
  };
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** Made at the first start and kept: addresses handed to players stay good across restarts. */
function deliverySecret(db: DatabaseSync): string {
  db.prepare("INSERT INTO secrets (name, value) VALUES ('delivery', ?) ON CONFLICT DO NOTHING").run(randomBytes(32).toString("hex"));
  return z.object({ value: z.string() }).parse(db.prepare("SELECT value FROM secrets WHERE name = 'delivery'").get()).value;
}
