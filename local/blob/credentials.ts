import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { BlobApiError } from "./blob-error.ts";

/** What the application allowed a browser to do; signed by the SDK with the read-write token. */
const clientPayload = z.object({
  pathname: z.string(),
  validUntil: z.number(),
  maximumSizeInBytes: z.number().optional(),
  allowedContentTypes: z.array(z.string()).optional(),
  addRandomSuffix: z.boolean().optional(),
  allowOverwrite: z.boolean().optional(),
  cacheControlMaxAge: z.number().optional(),
  ifMatch: z.string().optional(),
  onUploadCompleted: z.object({ callbackUrl: z.url(), tokenPayload: z.string().nullish() }).optional(),
});

export type ClientGrant = z.infer<typeof clientPayload>;
export type Caller = { kind: "server" } | { kind: "client"; grant: ClientGrant };

/** Who calls: the server with the read-write token, or a browser with a client token made from it. */
export function identifyCaller(authorization: string | undefined, readWriteToken: string): Caller {
  const token = /^Bearer (.+)$/i.exec(authorization ?? "")?.[1] ?? "";
  if (isSameText(token, readWriteToken)) return { kind: "server" };
  const grant = readClientToken(token, readWriteToken);
  if (!grant) throw new BlobApiError("forbidden", "Access denied");
  if (grant.validUntil <= Date.now()) throw new BlobApiError("forbidden", "Token expired");
  return { kind: "client", grant };
}

/** Only the server may do what follows. */
export function requireServer(caller: Caller): void {
  if (caller.kind !== "server") throw new BlobApiError("client_token_not_allowed", "This operation is not available when using a client token.");
}

/** Checks an upload against what the client token allows; the size is checked while it streams. */
export function checkGrant(grant: ClientGrant, pathname: string, contentType: string): void {
  if (grant.pathname !== pathname) throw new BlobApiError("bad_request", `"pathname" ${pathname} does not match the token payload`);
  const allowed = grant.allowedContentTypes;
  if (allowed && !allowed.some((pattern) => matchesType(pattern, contentType))) {
    throw new BlobApiError("bad_request", `"contentType" ${contentType} is not allowed`);
  }
}

/** Hex HMAC-SHA256 with the read-write token, as the SDK checks callbacks and makes client tokens. */
export function signWithToken(text: string, readWriteToken: string): string {
  return createHmac("sha256", readWriteToken).update(text).digest("hex");
}

function readClientToken(token: string, readWriteToken: string): ClientGrant | null {
  const prefix = `vercel_blob_client_${storeOf(readWriteToken)}_`;
  if (!token.startsWith(prefix)) return null;
  const [signature = "", payload = ""] = Buffer.from(token.slice(prefix.length), "base64").toString().split(".");
  if (!isSameText(signature, signWithToken(payload, readWriteToken))) return null;
  const parsed = clientPayload.safeParse(parseJson(Buffer.from(payload, "base64").toString()));
  return parsed.success ? parsed.data : null;
}

function storeOf(readWriteToken: string): string {
  return readWriteToken.split("_")[3] ?? "";
}

function matchesType(pattern: string, contentType: string): boolean {
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  const wanted = pattern.toLowerCase();
  return wanted === "*/*" || (wanted.endsWith("/*") ? type.startsWith(wanted.slice(0, -1)) : type === wanted);
}

function isSameText(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
