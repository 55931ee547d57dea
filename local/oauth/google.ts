import { createHash } from "node:crypto";
import { Hono } from "hono";
import { calculateJwkThumbprint, exportJWK, importPKCS8, SignJWT, type CryptoKey, type JWK } from "jose";
import { authorizeRoutes } from "./authorize.ts";
import { readBearer } from "./bearer.ts";
import type { Directory, Person } from "./directory.ts";
import type { Provider } from "./provider.ts";
import { tokenRoutes, type TokenError } from "./token.ts";

const idTokenLifeSeconds = 3_600;

/**
 * Google's OpenID Connect: discovery, authorisation, tokens with a signed identity token, userinfo,
 * keys and revocation. https://developers.google.com/identity/openid-connect/openid-connect
 */
export async function googleRoutes(provider: Provider, directory: Directory, privateKeyPem: string): Promise<Hono> {
  const { privateKey, publicJwk } = await readKey(privateKeyPem);
  const { issuer } = provider;
  const app = new Hono();
  app.get("/.well-known/openid-configuration", (c) =>
    c.json({
      issuer,
      authorization_endpoint: `${issuer}/o/oauth2/v2/auth`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/v1/userinfo`,
      revocation_endpoint: `${issuer}/revoke`,
      jwks_uri: `${issuer}/oauth2/v3/certs`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
      scopes_supported: ["openid", "email", "profile"],
      token_endpoint_auth_methods_supported: ["client_secret_post", "client_secret_basic"],
      claims_supported: ["aud", "email", "email_verified", "exp", "family_name", "given_name", "iat", "iss", "name", "picture", "sub"],
      code_challenge_methods_supported: ["plain", "S256"],
      grant_types_supported: ["authorization_code", "refresh_token"],
    }),
  );
  app.get("/oauth2/v3/certs", (c) => c.json({ keys: [publicJwk] }));
  app.route("/", authorizeRoutes(provider, directory, ["/o/oauth2/v2/auth"]));
  app.route(
    "/",
    tokenRoutes(provider, directory, ["/token"], {
      success: async (c, { accessToken, refreshToken, expiresIn, grant }) =>
        c.json({
          access_token: accessToken,
          expires_in: expiresIn,
          scope: grant.scope,
          token_type: "Bearer",
          ...(refreshToken ? { refresh_token: refreshToken } : {}),
          ...(grant.scope.split(" ").includes("openid") ? { id_token: await signIdToken(grant.person, grant.nonce, accessToken) } : {}),
        }),
      failure: (c, error) => c.json({ error, error_description: describe(error) }, error === "invalid_client" ? 401 : 400),
    }),
  );
  app.on(["GET", "POST"], "/v1/userinfo", (c) => {
    const bearer = readBearer(c, directory, "google");
    return bearer ? c.json(claimsOf(bearer.person, issuer)) : c.json({ error: "invalid_request", error_description: "Invalid Credentials" }, 401);
  });
  app.post("/revoke", async (c) => {
    const { token } = await c.req.parseBody();
    directory.revokeToken(String(token ?? c.req.query("token") ?? ""));
    return c.json({});
  });

  function signIdToken(person: Person, nonce: string | null, accessToken: string): Promise<string> {
    const half = createHash("sha256").update(accessToken).digest().subarray(0, 16);
    return new SignJWT({ ...claimsOf(person, issuer), azp: provider.clientId, at_hash: half.toString("base64url"), ...(nonce === null ? {} : { nonce }) })
      .setProtectedHeader({ alg: "RS256", kid: publicJwk.kid ?? "", typ: "JWT" })
      .setIssuer(issuer)
      .setAudience(provider.clientId)
      .setIssuedAt()
      .setExpirationTime(`${idTokenLifeSeconds}s`)
      .sign(privateKey);
  }

  return app;
}

async function readKey(pem: string): Promise<{ privateKey: CryptoKey; publicJwk: JWK }> {
  const privateKey = await importPKCS8(pem, "RS256", { extractable: true });
  const { kty, n, e } = await exportJWK(privateKey);
  const publicJwk: JWK = { kty, n, e, alg: "RS256", use: "sig" };
  return { privateKey, publicJwk: { ...publicJwk, kid: await calculateJwkThumbprint(publicJwk) } };
}

function claimsOf(person: Person, issuer: string) {
  const [given = "", ...family] = person.name.split(" ");
  return {
    // As long as the vendor's own, and never the same as another provider's number for the person.
    sub: `10${String(person.id).padStart(19, "0")}`,
    email: person.email,
    email_verified: person.isEmailVerified,
    name: person.name,
    given_name: given,
    family_name: family.join(" "),
    picture: `${new URL(issuer).origin}/avatars/${person.id}.svg`,
  };
}

function describe(error: TokenError): string {
  switch (error) {
    case "invalid_client":
      return "The OAuth client was not found.";
    case "invalid_grant":
      return "Bad Request";
    default:
      return "Invalid request.";
  }
}
