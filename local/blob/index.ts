import { Hono } from "hono";
import { cors } from "hono/cors";
import { FaultPlan } from "../kit/faults.ts";
import { requestFaults } from "../kit/request-faults.ts";
import { requireVariable } from "../kit/require-variable.ts";
import { serveOnLoopback, type StartService } from "../kit/service.ts";
import { apiPath, blobApi } from "./api.ts";
import { BlobApiError } from "./blob-error.ts";
import { blobPage } from "./blob-page.ts";
import { BlobStore } from "./blob-store.ts";
import { UploadCallbacks } from "./callbacks.ts";
import { ContentFiles } from "./content-files.ts";
import { blobDelivery } from "./delivery.ts";
import { describeBlob } from "./describe.ts";

const pageLimit = 500;

/** Vercel Blob: the control interface at `/api/blob`, contents at `/public` and `/private`, all on disk. */
export const start: StartService = async ({ port, dataDir, env }) => {
  const faults = new FaultPlan();
  const readWriteToken = requireVariable(env, "BLOB_READ_WRITE_TOKEN");
  const baseUrl = `http://127.0.0.1:${port}`;
  const contents = new ContentFiles(dataDir);
  const store = new BlobStore(dataDir);
  contents.removeAllBut(store.files());
  const callbacks = new UploadCallbacks(store, readWriteToken, faults);

  const app = new Hono();
  app.get("/", (c) => c.html(blobPage(store.listAfter("", "", pageLimit), (blob) => describeBlob(blob, baseUrl))));
  // Browsers upload straight to the store, from the application's origin.
  app.use(`${apiPath}/*`, cors({ origin: "*", allowMethods: ["GET", "PUT", "POST"], maxAge: 600 }));
  app.use(requestFaults(faults, (status) => ({ error: { code: status === 429 ? "rate_limited" : "service_unavailable", message: "Injected fault" } })));
  app.route("/", blobApi({ store, contents, readWriteToken, baseUrl, onCallback: () => callbacks.notify() }));
  app.route("/", blobDelivery(store, contents, readWriteToken));
  app.onError((error, c) => {
    if (error instanceof BlobApiError) return c.json({ error: { code: error.code, message: error.message } }, error.status);
    return c.json({ error: { code: "unknown_error", message: error.message } }, 500);
  });

  const service = await serveOnLoopback("blob", port, app, faults);
  callbacks.start();
  return {
    ...service,
    close: async () => {
      await service.close();
      await callbacks.stop();
      store.close();
    },
  };
};
