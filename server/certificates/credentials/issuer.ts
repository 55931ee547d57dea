import { env } from "@/server/platform/env";

/** The school as an issuer: did:web of its origin, whose document is at /.well-known/did.json (https://w3c-ccg.github.io/did-method-web/). */
export function issuerDid(): string {
  return `did:web:${encodeURIComponent(new URL(env().APP_URL).host)}`;
}

/** Where a list of revocations is published. Lists are counted from 1. */
export function statusListUrl(list: number): string {
  return `${env().APP_URL}/api/certificates/status/${list}`;
}
