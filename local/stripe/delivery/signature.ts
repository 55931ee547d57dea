import { createHmac } from "node:crypto";

/** The `Stripe-Signature` header (https://docs.stripe.com/webhooks#verify-manually): HMAC-SHA256 of `t.body`. */
export function signatureHeader(payload: string, secret: string, timestampSeconds: number): string {
  const digest = createHmac("sha256", secret).update(`${timestampSeconds}.${payload}`, "utf8").digest("hex");
  return `t=${timestampSeconds},v1=${digest}`;
}
