import http from "node:http";
import https from "node:https";
import type { WireEvent } from "../core/wire.ts";
import { signatureHeader } from "./signature.ts";

/** What came of one attempt; `status` is null when no answer arrived. */
export type Outcome = { status: number | null; response: string; durationMs: number };

const TIMEOUT_MS = 20_000;
const KEPT_RESPONSE_BYTES = 2_000;
const AGENTS = { "http:": new http.Agent({ keepAlive: true }), "https:": new https.Agent({ keepAlive: true }) };

/**
 * Posts a signed event once and resolves when the whole answer is in. Never rejects: a network failure is an
 * outcome. Redirects are answers like any other. `register` receives the way to give the attempt up.
 */
export function sendEvent(address: string, secret: string, event: WireEvent, register: (giveUp: () => void) => void): Promise<Outcome> {
  const payload = JSON.stringify(event, null, 2);
  const startedAt = Date.now();
  return new Promise((resolve) => {
    const finish = (status: number | null, response: string): void => {
      clearTimeout(deadline);
      resolve({ status, response, durationMs: Date.now() - startedAt });
    };
    const url = new URL(address);
    const [client, agent] = url.protocol === "https:" ? [https, AGENTS["https:"]] : [http, AGENTS["http:"]];
    const request = client.request(url, { method: "POST", agent, headers: headersFor(payload, secret, startedAt) }, (response) => {
      const status = response.statusCode ?? null;
      const kept: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        if (size < KEPT_RESPONSE_BYTES) kept.push(chunk);
        size += chunk.byteLength;
        // Nobody needs an endless answer: the status is known.
        if (size > 1_000_000) response.destroy();
      });
      response.on("close", () => finish(status, Buffer.concat(kept).subarray(0, KEPT_RESPONSE_BYTES).toString("utf8")));
      response.on("error", () => finish(status, "The answer was cut short."));
    });
    const deadline = setTimeout(() => request.destroy(new Error(`No answer within ${TIMEOUT_MS / 1_000} seconds.`)), TIMEOUT_MS);
    register(() => request.destroy(new Error("The local Stripe is stopping.")));
    request.on("error", (error) => finish(null, error.message));
    request.end(payload);
  });
}

function headersFor(payload: string, secret: string, atMs: number): Record<string, string | number> {
  return {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(payload),
    "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
    "stripe-signature": signatureHeader(payload, secret, Math.floor(atMs / 1_000)),
  };
}
