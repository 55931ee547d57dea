import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { clientFor, courseSession, SECRET_KEY, WEBHOOK_SECRET } from "./testing/start-for-test.ts";
import { WebhookReceiver } from "./testing/webhook-receiver.ts";

const PORT = 21_140;
const URL_BASE = `http://127.0.0.1:${PORT}`;
let dataDir: string;
let receiver: WebhookReceiver | null = null;
let child: ChildProcess | null = null;

beforeAll(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "stripe-durability-"));
});
afterEach(async () => {
  await kill();
  await receiver?.close();
  receiver = null;
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function launch(): Promise<void> {
  const started = spawn(process.execPath, ["--import", "tsx", path.join(import.meta.dirname, "testing/run-for-test.ts")], {
    env: { ...process.env, TEST_PORT: String(PORT), TEST_DATA_DIR: dataDir, TEST_APP_URL: `http://127.0.0.1:${PORT + 1}`, STRIPE_SECRET_KEY: SECRET_KEY, STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET, STRIPE_LOCAL_RETRY_SCALE: "0.001" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  child = started;
  await once(started.stdout, "data");
}

async function kill(): Promise<void> {
  if (child === null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
  child = null;
}

it("keeps everything it acknowledged through kill -9, and still delivers the events", async () => {
  const acknowledged = { sessions: new Set<string>(), paid: new Set<string>(), replays: new Map<string, string>() };
  for (let round = 0; round < 4; round += 1) {
    await launch();
    const stripe = clientFor(PORT);
    let stop = false;
    const buyer = async (name: number): Promise<void> => {
      for (let n = 0; !stop; n += 1) {
        const idempotencyKey = `order-${round}-${name}-${n}`;
        const session = await stripe.checkout.sessions.create(courseSession({ client_reference_id: idempotencyKey }), { idempotencyKey });
        acknowledged.sessions.add(session.id);
        acknowledged.replays.set(idempotencyKey, session.id);
        const response = await fetch(`${URL_BASE}/_local/checkout/sessions/${session.id}/pay`, { method: "POST", body: "{}" });
        const body = await response.text();
        if (response.ok && body.includes('"complete"')) acknowledged.paid.add(session.id);
      }
    };
    const buyers = [0, 1, 2].map((name) => buyer(name).catch(() => undefined));
    const target = acknowledged.paid.size + 12;
    await expect.poll(() => acknowledged.paid.size, { timeout: 30_000, interval: 5 }).toBeGreaterThanOrEqual(target);
    await kill();
    stop = true;
    await Promise.all(buyers);
  }
  receiver = await WebhookReceiver.listen(PORT + 1, WEBHOOK_SECRET);
  await launch();
  const stripe = clientFor(PORT);
  for (const id of acknowledged.sessions) {
    const session = await stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge", "line_items"] });
    expect(session.line_items?.data).toHaveLength(1);
    if (acknowledged.paid.has(id)) expect(session).toMatchObject({ status: "complete", payment_status: "paid", payment_intent: { latest_charge: { paid: true, balance_transaction: expect.stringMatching(/^txn_/) } } });
  }
  for (const [idempotencyKey, id] of acknowledged.replays) {
    expect((await stripe.checkout.sessions.create(courseSession({ client_reference_id: idempotencyKey }), { idempotencyKey })).id).toBe(id);
  }
  const delivered = (): Set<string> => new Set(receiver?.arrivals.flatMap(({ event }) => (event.type === "checkout.session.completed" ? [event.data.object.id] : [])));
  await receiver.until(() => [...acknowledged.paid].every((id) => delivered().has(id)));
  expect(acknowledged.paid.size).toBeGreaterThanOrEqual(48);
});

it("delivers an event once the application is back", async () => {
  await launch();
  const stripe = clientFor(PORT);
  const session = await stripe.checkout.sessions.create(courseSession());
  await fetch(`${URL_BASE}/_local/checkout/sessions/${session.id}/pay`, { method: "POST", body: "{}" });
  const [event] = (await stripe.events.list({ type: "checkout.session.completed", limit: 1 })).data;
  await expect.poll(async () => (await (await fetch(`${URL_BASE}/events/${event?.id ?? ""}`)).text()).includes("no answer")).toBe(true);
  receiver = await WebhookReceiver.listen(PORT + 1, WEBHOOK_SECRET);
  await receiver.next("checkout.session.completed", (arrived) => arrived.id === event?.id);
});
