import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { Resend } from "resend";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { freePort } from "../kit/testing/free-port.ts";
import { startServiceProcess, type ServiceProcess } from "../kit/testing/service-process.ts";
import type { RunningService, ServiceOptions } from "../kit/service.ts";
import { start } from "./index.ts";

const apiKey = "re_contract_test_key";
const mailList = z.array(
  z.object({ id: z.string(), to: z.array(z.string()), subject: z.string(), html: z.string().nullable(), links: z.array(z.object({ text: z.string(), url: z.string() })), attachments: z.array(z.object({ filename: z.string(), size: z.number() })) }),
);

let dataDir: string;
let service: RunningService;
let resend: Resend;

async function options(): Promise<ServiceOptions> {
  return { port: await freePort(), dataDir, appUrl: "http://127.0.0.1:1", databaseUrl: "", env: { RESEND_API_KEY: apiKey } };
}

async function arrived(baseUrl: string, query: Record<string, string>) {
  const response = await fetch(`${baseUrl}/_local/mails?${new URLSearchParams(query)}`);
  return mailList.parse(await response.json());
}

const mail = { from: "Criterio <hello@criterio.test>", to: "ana@example.com", subject: "Bienvenida, Ñandú", html: '<p>Hola <a href="http://x.test/a?b=1&amp;c=2">entra</a></p>', text: "Hola" };

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "mail-"));
  service = await start(await options());
  resend = new Resend(apiKey, { baseUrl: service.url });
});
afterEach(async () => {
  service.faults.replace([]);
  await fetch(`${service.url}/_local/mails`, { method: "DELETE" });
});
afterAll(async () => {
  await service.close();
  rmSync(dataDir, { recursive: true });
});

describe("sending with the vendor's SDK", () => {
  test("a mail arrives, is found by its recipient and is read back", async () => {
    const { data, error } = await resend.emails.send({ ...mail, cc: ["Bea <BEA@example.com>"], replyTo: "help@criterio.test", tags: [{ name: "kind", value: "welcome" }] });
    expect(error).toBeNull();
    const [found] = await arrived(service.url, { to: "bea@example.com" });
    expect(found).toMatchObject({ id: data?.id, subject: mail.subject, html: mail.html, links: [{ text: "entra", url: "http://x.test/a?b=1&c=2" }] });
    expect(await arrived(service.url, { to: "nobody@example.com" })).toEqual([]);
    const read = await resend.emails.get(data?.id ?? "");
    expect(read.data).toMatchObject({ object: "email", subject: mail.subject, to: [mail.to], last_event: "delivered" });
  });

  test("a batch is accepted whole or refused whole", async () => {
    const sent = await resend.batch.send([mail, { ...mail, to: "luis@example.com" }]);
    expect(sent.data?.data).toHaveLength(2);
    const refused = await resend.batch.send([{ ...mail, to: "third@example.com" }, { ...mail, to: "not an address" }]);
    expect(refused.error).toMatchObject({ statusCode: 422, name: "validation_error" });
    expect(await arrived(service.url, { to: "third@example.com" })).toEqual([]);
  });

  test("attachments come back byte for byte, given as content or as an address", async () => {
    const bytes = Buffer.from([0, 1, 2, 250, 255]);
    const files = createServer((_, response) => response.end("fetched")).listen(0, "127.0.0.1");
    await new Promise((resolve) => files.once("listening", resolve));
    const address = files.address();
    const fileUrl = `http://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}/notes.txt`;
    const { data } = await resend.emails.send({ ...mail, attachments: [{ filename: "año.pdf", content: bytes }, { path: fileUrl }] });
    files.close();
    const [found] = await arrived(service.url, { to: mail.to });
    expect(found?.attachments).toMatchObject([{ filename: "año.pdf", size: 5 }, { filename: "notes.txt", size: 7 }]);
    const download = await fetch(`${service.url}/inbox/${data?.id}/attachments/0`);
    expect(Buffer.from(await download.arrayBuffer())).toEqual(bytes);
    expect(download.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(download.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("what the vendor refuses is refused by name", async () => {
    expect((await new Resend("re_wrong", { baseUrl: service.url }).emails.send(mail)).error).toMatchObject({ statusCode: 403, name: "invalid_api_key" });
    expect((await resend.emails.send({ ...mail, from: "nonsense" })).error).toMatchObject({ statusCode: 422, name: "validation_error" });
    expect((await resend.emails.send({ ...mail, to: Array.from({ length: 51 }, (_, index) => `p${index}@example.com`) })).error).toMatchObject({ statusCode: 422 });
    const missing = await fetch(`${service.url}/emails`, { method: "POST", headers: { authorization: `Bearer ${apiKey}` }, body: JSON.stringify({ from: mail.from, to: mail.to, html: "x" }) });
    expect(await missing.json()).toMatchObject({ name: "missing_required_field", statusCode: 422 });
    const headerBreak = await resend.emails.send({ ...mail, to: "a@example.com\r\nBcc: b@example.com" });
    expect(headerBreak.error).toMatchObject({ name: "validation_error" });
    expect(await arrived(service.url, {})).toEqual([]);
  });

  test("a scheduled mail waits, can be moved and cancelled", async () => {
    const { data } = await resend.emails.send({ ...mail, scheduledAt: "in 1 hour" });
    const id = data?.id ?? "";
    expect((await resend.emails.get(id)).data).toMatchObject({ last_event: "scheduled" });
    expect(await arrived(service.url, {})).toEqual([]);
    expect((await resend.emails.update({ id, scheduledAt: new Date(Date.now() + 7_200_000).toISOString() })).error).toBeNull();
    expect((await resend.emails.cancel(id)).error).toBeNull();
    expect((await resend.emails.get(id)).data).toMatchObject({ last_event: "canceled" });
    expect((await resend.emails.cancel(id)).error).not.toBeNull();
  });
});

describe("idempotency keys", () => {
  test("the same key and mail give the same id and one mail; another mail is a conflict", async () => {
    const first = await resend.emails.send(mail, { idempotencyKey: "order-1" });
    const again = await Promise.all(Array.from({ length: 5 }, () => resend.emails.send(mail, { idempotencyKey: "order-1" })));
    expect(new Set(again.map(({ data }) => data?.id))).toEqual(new Set([first.data?.id]));
    expect(await arrived(service.url, {})).toHaveLength(1);
    const other = await resend.emails.send({ ...mail, subject: "Other" }, { idempotencyKey: "order-1" });
    expect(other.error).toMatchObject({ statusCode: 409, name: "invalid_idempotent_request" });
  });

  test("twenty at once with one key make one mail", async () => {
    // An attachment by address keeps every request waiting between reading its key and storing its mail.
    const slow = { ...mail, attachments: [{ filename: "health.json", path: `${service.url}/_local/health` }] };
    const sent = await Promise.all(Array.from({ length: 20 }, () => resend.emails.send(slow, { idempotencyKey: "at-once" })));
    expect(new Set(sent.map(({ data }) => data?.id)).size).toBe(1);
    expect(await arrived(service.url, {})).toHaveLength(1);
  });

  test("an answer lost on its way is found again by its key", async () => {
    await fetch(`${service.url}/_local/faults`, { method: "PUT", body: JSON.stringify([{ on: "request", kind: "drop", match: "POST /emails", count: 1 }]) });
    const lost = await resend.emails.send(mail, { idempotencyKey: "lost" });
    expect(lost.data).toBeNull();
    const found = await resend.emails.send(mail, { idempotencyKey: "lost" });
    expect(found.error).toBeNull();
    expect((await arrived(service.url, {})).map(({ id }) => id)).toEqual([found.data?.id]);
  });
});

describe("injected faults", () => {
  test("errors, losses and duplicates happen as often as asked", async () => {
    service.faults.replace([{ on: "request", kind: "error", status: 503, count: 1, probability: 1, delayMs: 0, copies: 1 }]);
    expect((await resend.emails.send(mail)).error).toMatchObject({ statusCode: 503 });
    service.faults.replace([{ on: "delivery", kind: "drop", count: 1, probability: 1, delayMs: 0, copies: 1, status: 500 }]);
    expect((await resend.emails.send(mail)).error).toBeNull();
    expect(await arrived(service.url, {})).toEqual([]);
    service.faults.replace([{ on: "delivery", kind: "duplicate", count: 1, probability: 1, delayMs: 0, copies: 2, status: 500 }]);
    await resend.emails.send(mail);
    expect(await arrived(service.url, {})).toHaveLength(3);
  });

  test("a delayed mail is waited for", async () => {
    service.faults.replace([{ on: "delivery", kind: "delay", count: 1, probability: 1, delayMs: 300, copies: 1, status: 500 }]);
    await resend.emails.send(mail);
    expect(await arrived(service.url, {})).toEqual([]);
    expect(await arrived(service.url, { to: mail.to, waitMs: "10000" })).toHaveLength(1);
  });
});

test("the inbox shows a hostile mail without giving it power", async () => {
  const { data } = await resend.emails.send({ ...mail, subject: "<script>alert(1)</script>", html: "<script>alert(2)</script><img src=cid:logo>", attachments: [{ filename: "a.png", content: "AA==", contentId: "logo" }] });
  const list = await (await fetch(`${service.url}/inbox`)).text();
  expect(list).toContain("&lt;script&gt;alert(1)");
  const view = await (await fetch(`${service.url}/inbox/${data?.id}`)).text();
  expect(view).not.toContain("<script>alert");
  expect(view).toMatch(/<iframe[^>]+sandbox="allow-popups allow-popups-to-escape-sandbox"/);
  const framed = await fetch(`${service.url}/inbox/${data?.id}/html`);
  expect(framed.headers.get("content-security-policy")).toMatch(/^sandbox (?!.*allow-scripts)/);
  expect(await framed.text()).toContain(`/inbox/${data?.id}/attachments/0`);
});

test("a page that points its own name at this machine gets nothing", async () => {
  const { request } = await import("node:http");
  const status = await new Promise((resolve, reject) => {
    request(`${service.url}/_local/mails`, { headers: { host: "attacker.example" } }, (response) => resolve(response.statusCode)).on("error", reject).end();
  });
  expect(status).toBe(421);
});

test("every accepted mail survives kill -9, with its idempotency key", async () => {
  const home = mkdtempSync(path.join(tmpdir(), "mail-kill-"));
  const modulePath = path.join(import.meta.dirname, "index.ts");
  const settings = { ...(await options()), dataDir: home };
  let victim: ServiceProcess = await startServiceProcess(modulePath, settings);
  const accepted = new Map<string, string>();
  for (let round = 0; round < 3; round += 1) {
    const client = new Resend(apiKey, { baseUrl: victim.url });
    const storm = Array.from({ length: 40 }, async (_, index) => {
      const key = `${round}-${index}`;
      const { data } = await client.emails.send({ ...mail, subject: key }, { idempotencyKey: key });
      if (data) accepted.set(key, data.id);
      // Some are on their way while the process dies.
      if (accepted.size === round * 20 + 15) await victim.kill();
    });
    await Promise.all(storm);
    await victim.kill();
    victim = await startServiceProcess(modulePath, settings);
  }
  const client = new Resend(apiKey, { baseUrl: victim.url });
  const found = await arrived(victim.url, { limit: "500" });
  expect(accepted.size).toBeGreaterThan(30);
  for (const [key, id] of accepted) {
    expect(found.filter(({ subject }) => subject === key).map((item) => item.id)).toEqual([id]);
    const repeated = await client.emails.send({ ...mail, subject: key }, { idempotencyKey: key });
    expect(repeated.data?.id).toBe(id);
  }
  await victim.kill();
  rmSync(home, { recursive: true });
});
