import type Stripe from "stripe";

/** Stripe's own default, in both directions: the SDK alone lets a time in the future pass. */
const TOLERANCE_SECONDS = 300;

/**
 * True when the header signs exactly this body now, by Stripe's scheme v1 (https://docs.stripe.com/webhooks/signature).
 * Never throws: a header that cannot be read does not hold.
 */
export function holdsSignature(stripe: Stripe, rawBody: string, header: string, secret: string): boolean {
  const signedAt = readTime(header);
  if (signedAt === null || signedAt - Date.now() / 1_000 > TOLERANCE_SECONDS) return false;
  try {
    return stripe.webhooks.signature?.verifyHeader(rawBody, header, secret, TOLERANCE_SECONDS) ?? false;
  } catch {
    // The SDK does no I/O here: whatever it throws, from a wrong digest to a part that it cannot parse, is a refusal.
    return false;
  }
}

/** The one `t` of the header in Unix seconds; null when there is none, several, or one that is not a number. */
function readTime(header: string): number | null {
  const times = header.split(",").filter((part) => part.startsWith("t="));
  const [only] = times;
  if (times.length !== 1 || only === undefined || !/^t=\d{1,12}$/.test(only)) return null;
  return Number(only.slice(2));
}
