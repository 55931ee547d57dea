import type { DatabaseSync } from "node:sqlite";
import path from "node:path";
import type { FaultPlan } from "../kit/faults.ts";
import type { MuxConfig } from "./config.ts";
import type { ProcessingQueue } from "./processing-queue.ts";
import type { WebhookQueue } from "./webhook-queue.ts";

/** Everything the parts of the emulator share. */
export type Cloud = {
  db: DatabaseSync;
  dataDir: string;
  baseUrl: string;
  appUrl: string;
  config: MuxConfig;
  faults: FaultPlan;
  ffmpeg: string;
  /** Key of the short signatures on rendition and segment URLs; made once, kept in the store. */
  deliverySecret: string;
  webhooks: WebhookQueue;
  processing: ProcessingQueue;
};

/** Folder that holds all bytes of one asset. */
export function assetDir(cloud: Pick<Cloud, "dataDir">, assetId: string): string {
  return path.join(cloud.dataDir, "assets", assetId);
}

export function sourceFile(cloud: Pick<Cloud, "dataDir">, assetId: string): string {
  return path.join(assetDir(cloud, assetId), "source");
}

export function renditionDir(cloud: Pick<Cloud, "dataDir">, assetId: string, rendition: string): string {
  return path.join(assetDir(cloud, assetId), "renditions", rendition);
}

export function textFile(cloud: Pick<Cloud, "dataDir">, assetId: string, trackId: string): string {
  return path.join(assetDir(cloud, assetId), "text", `${trackId}.vtt`);
}

export function uploadFile(cloud: Pick<Cloud, "dataDir">, uploadId: string): string {
  return path.join(cloud.dataDir, "uploads", `${uploadId}.part`);
}
