import { Hono } from "hono";
import { transact } from "../kit/store.ts";
import { announceUpload } from "./asset-events.ts";
import type { Cloud } from "./cloud.ts";
import { newId } from "./ids.ts";
import { assetSettings, listQuery, uploadRequest } from "./requests.ts";
import { expireUploads, getUpload, listUploads, uploadJson } from "./upload-records.ts";
import { invalidParameters, readBody } from "./vendor-error.ts";

/** `/video/v1/uploads…`: direct uploads as the API sees them (the bytes arrive at `receive-upload.ts`). */
export function uploadRoutes(cloud: Cloud): Hono {
  const app = new Hono();
  app.use("*", async (_, next) => {
    expireUploads(cloud.db, Math.floor(Date.now() / 1_000));
    await next();
  });
  app.post("/", async (c) => {
    const body = await readBody(c, uploadRequest);
    const settings = assetSettings.safeParse(body.new_asset_settings ?? {});
    if (!settings.success) {
      throw invalidParameters(settings.error.issues.map((issue) => `new_asset_settings.${issue.path.join(".")}: ${issue.message}`));
    }
    const id = newId();
    transact(cloud.db, () => {
      cloud.db
        .prepare(
          `INSERT INTO uploads (id, secret, created_at, timeout, status, cors_origin, new_asset_settings, test)
           VALUES (?, ?, ?, ?, 'waiting', ?, ?, ?)`,
        )
        .run(id, newId(), Math.floor(Date.now() / 1_000), body.timeout, body.cors_origin, JSON.stringify(body.new_asset_settings ?? {}), body.test ? 1 : 0);
      announceUpload(cloud, "created", getUpload(cloud.db, id));
    });
    cloud.webhooks.wake();
    return c.json({ data: uploadJson(cloud.baseUrl, getUpload(cloud.db, id)) }, 201);
  });
  app.get("/", (c) => {
    const { limit, page } = listQuery.parse(c.req.query());
    return c.json({ data: listUploads(cloud.db, limit, (page - 1) * limit).map((row) => uploadJson(cloud.baseUrl, row)) });
  });
  app.get("/:id", (c) => c.json({ data: uploadJson(cloud.baseUrl, getUpload(cloud.db, c.req.param("id"))) }));
  app.put("/:id/cancel", (c) => {
    const upload = getUpload(cloud.db, c.req.param("id"));
    if (upload.status !== "waiting") throw invalidParameters([`Upload is ${upload.status} and cannot be cancelled`]);
    transact(cloud.db, () => {
      cloud.db.prepare("UPDATE uploads SET status = 'cancelled' WHERE id = ?").run(upload.id);
      announceUpload(cloud, "cancelled", getUpload(cloud.db, upload.id));
    });
    cloud.webhooks.wake();
    return c.json({ data: uploadJson(cloud.baseUrl, getUpload(cloud.db, upload.id)) });
  });
  return app;
}
