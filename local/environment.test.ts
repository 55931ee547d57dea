import { createPrivateKey, createPublicKey, createSign, createVerify } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { localEnvironment } from "./environment.ts";
import { acquireLock, LockedError } from "./lock.ts";
import { localPorts, serviceNames } from "./ports.ts";
import { generateSecrets, loadSecrets } from "./secrets.ts";

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "environment-"));
});
afterAll(() => rmSync(dataDir, { recursive: true }));

test("each service has the next port, and the last must be one", () => {
  const ports = localPorts(4000);
  expect(serviceNames.map((name) => ports[name])).toEqual([4001, 4002, 4003, 4004, 4005, 4006, 4007, 4008, 4009]);
  for (const bad of [0, -1, 1.5, 65_535, 65_527, Number.NaN]) expect(() => localPorts(bad)).toThrow(RangeError);
  expect(localPorts(65_526).ai).toBe(65_535);
});

test("every address in the environment is this machine's, on the port of its service", () => {
  const environment = localEnvironment({ port: 4000, dataDir, secrets: generateSecrets() });
  const addresses = Object.entries(environment).filter(([name]) => /_URL$|_ISSUER$|REST_URL$/.test(name));
  expect(addresses.length).toBeGreaterThan(15);
  for (const [, value] of addresses) expect(["127.0.0.1", "localhost"]).toContain(new URL(value).hostname);
  expect(environment).toMatchObject({
    APP_URL: "http://localhost:4000",
    PACKAGE_ORIGIN: "http://packages.localhost:4000",
    DATABASE_URL: "postgres://postgres:postgres@127.0.0.1:4001/postgres",
    STRIPE_API_URL: "http://127.0.0.1:4003",
    VERCEL_BLOB_API_URL: "http://127.0.0.1:4005/api/blob",
    UPSTASH_REDIS_REST_URL: "http://127.0.0.1:4006",
    GOOGLE_ISSUER: "http://127.0.0.1:4008/google",
  });
});

test("secrets are made once, differ between folders, and the signing key signs", () => {
  const first = loadSecrets(path.join(dataDir, "one"));
  expect(loadSecrets(path.join(dataDir, "one"))).toEqual(first);
  expect(loadSecrets(path.join(dataDir, "two")).authSecret).not.toBe(first.authSecret);
  const pem = Buffer.from(first.muxSigningPrivateKey, "base64").toString();
  expect(pem).toMatch(/^-----BEGIN RSA PRIVATE KEY-----/);
  const signature = createSign("sha256").update("text").sign(createPrivateKey(pem));
  expect(createVerify("sha256").update("text").verify(createPublicKey(pem), signature)).toBe(true);
});

test("a damaged file of secrets is named and not replaced", () => {
  const folder = path.join(dataDir, "damaged");
  loadSecrets(folder);
  writeFileSync(path.join(folder, "secrets.json"), '{"authSecret":"short"}');
  expect(() => loadSecrets(folder)).toThrow(/secrets\.json does not hold/);
});

test("a lock has one holder, is waited for, and tells who holds it", async () => {
  const file = path.join(dataDir, "lock");
  const lock = await acquireLock(file, 0);
  const refused = await acquireLock(file, 0).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(LockedError);
  expect(refused).toMatchObject({ pid: process.pid });
  const waiting = acquireLock(file, 5_000);
  lock.release();
  (await waiting).release();
});
