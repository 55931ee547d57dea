import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/**
 * The `X-Inngest-Signature` of a request: an HMAC-SHA256 of the body followed by the timestamp, keyed
 * with the signing key without its prefix (section 4.1.1 of Inngest's SDK specification). The body
 * must be canonical JSON (RFC 8785), because the SDK canonicalises what it received before it checks.
 */
export function signBody(body: string, signingKey: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1_000).toString();
  const digest = createHmac("sha256", withoutPrefix(signingKey)).update(body + seconds).digest("hex");
  return `t=${seconds}&s=${digest}`;
}

/**
 * Whether an `Authorization` header proves the signing key: hashed, as the SDK sends it (section
 * 4.1.4), or as it is, as people call the REST API.
 */
export function isAuthorized(header: string | undefined, signingKey: string): boolean {
  const token = header?.replace(/^Bearer\s+/i, "") ?? "";
  return [hashSigningKey(signingKey), signingKey].some((expected) => isSameText(token, expected));
}

/** The signing key as it travels: its prefix, then the SHA-256 of the key's bytes. */
export function hashSigningKey(signingKey: string): string {
  const prefix = /^signkey-\w+-/.exec(signingKey)?.[0] ?? "";
  return prefix + createHash("sha256").update(Buffer.from(withoutPrefix(signingKey), "hex")).digest("hex");
}

export function isSameText(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function withoutPrefix(signingKey: string): string {
  return signingKey.replace(/^signkey-\w+-/, "");
}
