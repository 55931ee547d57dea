import { createHash, timingSafeEqual } from "node:crypto";
import { Hono, type Context } from "hono";
import { z } from "zod";
import type { Directory, Person } from "./directory.ts";
import type { Provider } from "./provider.ts";

/** What a token endpoint found out: the person and the conditions of the grant. */
export type Grant = { person: Person; scope: string; nonce: string | null };

export type TokenAnswer = { accessToken: string; refreshToken: string | null; expiresIn: number; grant: Grant };

/** How a vendor words its answers. */
export type TokenWording = {
  success(c: Context, answer: TokenAnswer): Response | Promise<Response>;
  failure(c: Context, error: TokenError): Response;
};

export type TokenError = "invalid_request" | "invalid_client" | "invalid_grant" | "unsupported_grant_type";

const formSchema = z.object({
  grant_type: z.string().default("authorization_code"),
  code: z.string().optional(),
  redirect_uri: z.string().optional(),
  code_verifier: z.string().optional(),
  refresh_token: z.string().optional(),
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
});
type TokenForm = z.infer<typeof formSchema>;

const refreshLifeSeconds = 30 * 24 * 3_600;

/**
 * The token endpoint at each of `paths`: the client proves itself in the header or the body, a code
 * works once, for the address and the PKCE challenge that it was asked with.
 */
export function tokenRoutes(provider: Provider, directory: Directory, paths: string[], wording: TokenWording): Hono {
  const app = new Hono();
  app.on("POST", paths, async (c) => {
    const form = formSchema.safeParse(await c.req.parseBody());
    if (!form.success) return wording.failure(c, "invalid_request");
    if (!isClient(c, form.data, provider)) return wording.failure(c, "invalid_client");
    const result = redeem(form.data, provider, directory);
    return typeof result === "string" ? wording.failure(c, result) : wording.success(c, result);
  });
  return app;
}

function redeem(form: TokenForm, provider: Provider, directory: Directory): TokenAnswer | TokenError {
  switch (form.grant_type) {
    case "authorization_code":
      return redeemCode(form, provider, directory);
    case "refresh_token":
      return redeemRefreshToken(form, provider, directory);
    default:
      return "unsupported_grant_type";
  }
}

function redeemCode(form: TokenForm, provider: Provider, directory: Directory): TokenAnswer | TokenError {
  if (form.code === undefined) return "invalid_request";
  const code = directory.takeCode(form.code, provider.name);
  if (!code || code.redirect_uri !== form.redirect_uri) return "invalid_grant";
  if (!isVerified(form.code_verifier, code.challenge, code.challenge_method)) return "invalid_grant";
  const person = directory.findPerson(code.person_id);
  if (!person) return "invalid_grant";
  return issue({ person, scope: code.scope, nonce: code.nonce }, code.digest, provider, directory);
}

function redeemRefreshToken(form: TokenForm, provider: Provider, directory: Directory): TokenAnswer | TokenError {
  const found = form.refresh_token === undefined ? null : directory.readToken(form.refresh_token, "refresh", provider.name);
  if (!found) return "invalid_grant";
  return issue({ person: found.person, scope: found.scope, nonce: null }, found.codeDigest, provider, directory);
}

function issue(grant: Grant, codeDigest: string, provider: Provider, directory: Directory): TokenAnswer {
  const common = { provider: provider.name, personId: grant.person.id, scope: grant.scope, codeDigest };
  return {
    accessToken: directory.addToken({ ...common, kind: "access", prefix: provider.accessTokenPrefix, lifeSeconds: provider.accessTokenLifeSeconds }),
    refreshToken: provider.givesRefreshTokens ? directory.addToken({ ...common, kind: "refresh", prefix: "", lifeSeconds: refreshLifeSeconds }) : null,
    expiresIn: provider.accessTokenLifeSeconds,
    grant,
  };
}

/** RFC 7636, section 4.6. A verifier without a challenge is refused too: somebody removed the challenge. */
function isVerified(verifier: string | undefined, challenge: string | null, method: string | null): boolean {
  if (challenge === null) return verifier === undefined;
  if (verifier === undefined) return false;
  const derived = method === "S256" ? createHash("sha256").update(verifier).digest("base64url") : verifier;
  return isSameText(derived, challenge);
}

function isClient(c: Context, form: TokenForm, provider: Provider): boolean {
  const basic = /^Basic (.+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  const [id = "", secret = ""] = basic ? Buffer.from(basic, "base64").toString().split(":").map(decodeForm) : [form.client_id, form.client_secret];
  return isSameText(id, provider.clientId) && isSameText(secret, provider.clientSecret);
}

/** The header's halves are form-encoded: RFC 6749, section 2.3.1. */
function decodeForm(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return text;
  }
}

function isSameText(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
