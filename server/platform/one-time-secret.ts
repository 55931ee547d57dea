import { createHash, createHmac } from "node:crypto";

/**
 * The secret behind a row's id: what a mail carries and what the row's hash is of. It is derived, never stored, so a
 * mail can be built again from its parameters and a copy of the database opens nothing.
 */
export function oneTimeSecret(tokenId: string, authSecret: string): string {
  return createHmac("sha256", authSecret).update(`one-time:${tokenId}`).digest("base64url");
}

/** What is stored of a secret and what a presented one is looked up by. Secrets have 256 bits, so a plain hash is enough. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}
