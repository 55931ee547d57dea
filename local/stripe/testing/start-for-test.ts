import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Stripe from "stripe";
import type { Fault } from "../../kit/faults.ts";
import type { RunningService } from "../../kit/service.ts";
import { start } from "../index.ts";
import { WebhookReceiver } from "./webhook-receiver.ts";

export const SECRET_KEY = "sk_test_contract";
export const WEBHOOK_SECRET = "whsec_contract";

export type Bench = { service: RunningService; stripe: Stripe; receiver: WebhookReceiver; dataDir: string; stop(): Promise<void> };

/** A real SDK client pointed at an emulator. */
export function clientFor(port: number, options: { retries?: number; key?: string } = {}): Stripe {
  return new Stripe(options.key ?? SECRET_KEY, { host: "127.0.0.1", port, protocol: "http", maxNetworkRetries: options.retries ?? 0, timeout: 20_000 });
}

/** Starts an emulator with an endpoint that receives its events, on `port` and the port after it. */
export async function startBench(port: number, env: Record<string, string> = {}): Promise<Bench> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "stripe-contract-"));
  const receiver = await WebhookReceiver.listen(port + 1, WEBHOOK_SECRET);
  const service = await start({
    port,
    dataDir,
    appUrl: receiver.url,
    databaseUrl: "",
    env: { STRIPE_SECRET_KEY: SECRET_KEY, STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET, STRIPE_LOCAL_RETRY_SCALE: "0.0001", ...env },
  });
  const stop = async (): Promise<void> => {
    await service.close();
    await receiver.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { service, stripe: clientFor(port), receiver, dataDir, stop };
}

/** A session for one course, as the application creates it. */
export function courseSession(overrides: Partial<Stripe.Checkout.SessionCreateParams> = {}): Stripe.Checkout.SessionCreateParams {
  return {
    mode: "payment",
    line_items: [{ quantity: 1, price_data: { currency: "usd", unit_amount: 4_900, product_data: { name: "Distributed systems" } } }],
    client_reference_id: "order_1",
    metadata: { orderId: "order_1" },
    payment_intent_data: { metadata: { orderId: "order_1" } },
    customer_email: "ana@example.com",
    success_url: "http://127.0.0.1:9/done?session={CHECKOUT_SESSION_ID}",
    cancel_url: "http://127.0.0.1:9/cart",
    ...overrides,
  };
}

/** Pays a session as its page would, through the helper for tests. */
export async function payFor(service: RunningService, sessionId: string, card = "4242424242424242"): Promise<{ result: string }> {
  const response = await fetch(`${service.url}/_local/checkout/sessions/${sessionId}/pay`, { method: "POST", body: JSON.stringify({ card }) });
  const body: { result: string } = JSON.parse(await response.text());
  return body;
}

/** Sets the faults of a running emulator over HTTP. */
export async function setFaults(service: RunningService, faults: Partial<Fault>[]): Promise<void> {
  const response = await fetch(`${service.url}/_local/faults`, { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify(faults) });
  if (!response.ok) throw new Error(`The faults were refused: ${await response.text()}`);
}
