import { timingSafeEqual } from "node:crypto";
import { StripeError } from "../core/stripe-error.ts";

/** Checks the secret key of a request, sent as a bearer token or as the user of basic auth. Throws 401. */
export function authenticate(header: string | undefined, secretKey: string): void {
  const key = readKey(header);
  if (key === null) {
    throw new StripeError(
      401,
      "You did not provide an API key. Send your secret key in the Authorization header, as a bearer token (for example 'Authorization: Bearer sk_test_…').",
      {},
      false,
    );
  }
  if (!sameText(key, secretKey)) throw new StripeError(401, `Invalid API Key provided: ${masked(key)}`, {}, false);
}

function readKey(header: string | undefined): string | null {
  const [scheme, value] = (header ?? "").split(" ");
  if (value === undefined || value === "") return null;
  if (scheme?.toLowerCase() === "bearer") return value;
  if (scheme?.toLowerCase() === "basic") return Buffer.from(value, "base64").toString("utf8").split(":")[0] || null;
  return null;
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function masked(key: string): string {
  return key.length <= 12 ? "*".repeat(key.length) : `${key.slice(0, 8)}${"*".repeat(key.length - 12)}${key.slice(-4)}`;
}
