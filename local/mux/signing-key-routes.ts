import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import { Hono } from "hono";
import { z } from "zod";
import type { Cloud } from "./cloud.ts";
import { newId } from "./ids.ts";
import { listQuery } from "./requests.ts";
import { notFound } from "./vendor-error.ts";

const keyRow = z.object({ id: z.string(), created_at: z.int(), public_key: z.string() });

/** `/system/v1/signing-keys…` (and the older `/video/v1/signing-keys`). The private key is answered once, never stored. */
export function signingKeyRoutes(cloud: Cloud): Hono {
  const app = new Hono();
  app.post("/", async (c) => {
    const pair = await promisify(generateKeyPair)("rsa", { modulusLength: 2_048 });
    const id = newId();
    const createdAt = Math.floor(Date.now() / 1_000);
    const publicKey = pair.publicKey.export({ type: "spki", format: "pem" }).toString();
    cloud.db.prepare("INSERT INTO signing_keys (id, created_at, public_key) VALUES (?, ?, ?)").run(id, createdAt, publicKey);
    const pem = pair.privateKey.export({ type: "pkcs1", format: "pem" }).toString();
    return c.json({ data: { id, created_at: String(createdAt), private_key: Buffer.from(pem).toString("base64") } }, 201);
  });
  app.get("/", (c) => {
    const { limit, page } = listQuery.parse(c.req.query());
    const rows = cloud.db.prepare("SELECT * FROM signing_keys ORDER BY seq DESC LIMIT ? OFFSET ?").all(limit, (page - 1) * limit);
    return c.json({ data: z.array(keyRow).parse(rows).map(keyJson) });
  });
  app.get("/:id", (c) => {
    const row = cloud.db.prepare("SELECT * FROM signing_keys WHERE id = ?").get(c.req.param("id"));
    if (!row) throw notFound();
    return c.json({ data: keyJson(keyRow.parse(row)) });
  });
  app.delete("/:id", (c) => {
    const { changes } = cloud.db.prepare("DELETE FROM signing_keys WHERE id = ?").run(c.req.param("id"));
    if (changes === 0) throw notFound();
    return c.body(null, 204);
  });
  return app;
}

/** The public half of a signing key, or null when no such key exists. */
export function findPublicKey(cloud: Cloud, keyId: string): string | null {
  const row = cloud.db.prepare("SELECT * FROM signing_keys WHERE id = ?").get(keyId);
  return row ? keyRow.parse(row).public_key : null;
}

/** Puts the key of the environment in the store, so that it is verified, listed and deleted like any other. */
export function installSigningKey(cloud: Pick<Cloud, "db" | "config">): void {
  const key = cloud.config.signingKey;
  if (!key) return;
  cloud.db
    .prepare("INSERT INTO signing_keys (id, created_at, public_key) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET public_key = excluded.public_key")
    .run(key.id, Math.floor(Date.now() / 1_000), key.publicKeyPem);
}

function keyJson(row: z.output<typeof keyRow>): Record<string, string> {
  return { id: row.id, created_at: String(row.created_at) };
}
