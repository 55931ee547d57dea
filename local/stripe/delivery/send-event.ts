import type { WireEvent } from "../core/wire.ts";
import { signatureHeader } from "./signature.ts";

/** What came of one attempt; `status` is null when no answer arrived. */
export type Outcome = { status: number | null; response: string; durationMs: number };

const TIMEOUT_MS = 20_000;
const KEPT_RESPONSE_BYTES = 2_000;

/** Posts a signed event once. Never throws: a network failure is an outcome. */
export async function sendEvent(url: string, secret: string, event: WireEvent, stopping: AbortSignal): Promise<Outcome> {
  const payload = JSON.stringify(event, null, 2);
  const startedAt = Date.now();
  try {
    const response = await fetch(url, {
      method: "POST",
      body: payload,
      redirect: "manual",
      signal: AbortSignal.any([stopping, AbortSignal.timeout(TIMEOUT_MS)]),
      headers: {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        "stripe-signature": signatureHeader(payload, secret, Math.floor(startedAt / 1_000)),
      },
    });
    return { status: response.status, response: await readStart(response), durationMs: Date.now() - startedAt };
  } catch (error) {
    return { status: null, response: describe(error), durationMs: Date.now() - startedAt };
  }
}

async function readStart(response: Response): Promise<string> {
  if (response.body === null) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= KEPT_RESPONSE_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, KEPT_RESPONSE_BYTES).toString("utf8");
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${error.message}${cause}`;
}
