import { createHash, generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { createRemoteJWKSet, jwtVerify } from "jose";
import type { AuthOptions } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { freePort } from "../kit/testing/free-port.ts";
import { startServiceProcess } from "../kit/testing/service-process.ts";
import type { RunningService, ServiceOptions } from "../kit/service.ts";
import { start } from "./index.ts";
import { Browser, choose } from "./testing/browser.ts";
import { startApplication, type Application } from "./testing/next-auth-application.ts";

type ProviderFactory = (options: Partial<OAuthConfig<Record<string, unknown>>>) => OAuthConfig<Record<string, unknown>>;
const load = createRequire(import.meta.url);
const factory = (name: string): ProviderFactory => load(`next-auth/providers/${name}`).default;

const secrets = { google: "google-secret", github: "github-secret", discord: "discord-secret" };
const signingKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs8", format: "pem" });
const tokenSchema = z.object({ access_token: z.string(), id_token: z.string().optional(), refresh_token: z.string().optional() });

let dataDir: string;
let service: RunningService;
let application: Application;
let appUrl: string;
let googleIssuer: string;

async function options(): Promise<ServiceOptions> {
  const clients = Object.entries(secrets).flatMap(([name, secret]) => [
    [`${name.toUpperCase()}_CLIENT_ID`, `${name}-client`],
    [`${name.toUpperCase()}_CLIENT_SECRET`, secret],
  ]);
  const env = { ...Object.fromEntries(clients), LOCAL_OAUTH_SIGNING_PRIVATE_KEY: Buffer.from(signingKey).toString("base64") };
  return { port: await freePort(), dataDir, appUrl, databaseUrl: "", env };
}

/** The three providers of next-auth with nothing changed but their addresses. */
function authOptions(base: string): AuthOptions {
  const github = `${base}/github`;
  const discord = `${base}/discord`;
  return {
    secret: "a-secret-of-the-test",
    session: { strategy: "jwt" },
    logger: { error: () => undefined, warn: () => undefined },
    providers: [
      factory("google")({ clientId: "google-client", clientSecret: secrets.google, wellKnown: `${base}/google/.well-known/openid-configuration`, checks: ["pkce", "state", "nonce"] }),
      factory("github")({
        clientId: "github-client",
        clientSecret: secrets.github,
        issuer: `${github}/login/oauth`,
        authorization: { url: `${github}/login/oauth/authorize`, params: { scope: "read:user user:email" } },
        token: `${github}/login/oauth/access_token`,
        checks: ["pkce", "state"],
        userinfo: {
          url: `${github}/api/v3/user`,
          request: async ({ tokens }) => {
            const ask = async (what: string) => (await fetch(`${github}/api/v3/${what}`, { headers: { authorization: `Bearer ${tokens.access_token}` } })).json();
            const [profile, emails] = await Promise.all([ask("user"), ask("user/emails")]);
            return { ...profile, email: profile.email ?? emails.find(({ primary }: { primary: boolean }) => primary).email };
          },
        },
      }),
      factory("discord")({
        clientId: "discord-client",
        clientSecret: secrets.discord,
        authorization: { url: `${discord}/api/oauth2/authorize`, params: { scope: "identify email" } },
        token: `${discord}/api/oauth2/token`,
        userinfo: `${discord}/api/users/@me`,
      }),
    ],
  };
}

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "oauth-"));
  const port = await freePort();
  appUrl = `http://localhost:${port}`;
  service = await start(await options());
  googleIssuer = `${service.url}/google`;
  process.env.NEXTAUTH_URL = appUrl;
  application = await startApplication(port, authOptions(service.url));
});
afterEach(() => service.faults.replace([]));
afterAll(async () => {
  delete process.env.NEXTAUTH_URL;
  application.close();
  await service.close();
  rmSync(dataDir, { recursive: true });
});

/** Where next-auth sends a browser that wants to sign in. */
async function startSignIn(browser: Browser, provider: string): Promise<string> {
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await (await browser.get(`${appUrl}/api/auth/csrf`)).json());
  return Browser.locationOf(await browser.post(`${appUrl}/api/auth/signin/${provider}`, { csrfToken, callbackUrl: `${appUrl}/learn` }));
}

async function sessionOf(browser: Browser): Promise<unknown> {
  return (await browser.get(`${appUrl}/api/auth/session`)).json();
}

describe("next-auth, unchanged but for addresses", () => {
  test.each(["google", "github", "discord"])("signs in through %s", async (provider) => {
    const browser = new Browser();
    const callback = await choose(browser, await startSignIn(browser, provider), { decision: "person", person: "1" });
    expect(callback.startsWith(`${appUrl}/api/auth/callback/${provider}?`)).toBe(true);
    expect(Browser.locationOf(await browser.get(callback))).toBe(`${appUrl}/learn`);
    expect(await sessionOf(browser)).toMatchObject({ user: { email: "ana@example.com" } });
  });

  test("signs in someone new, with the address that they enter", async () => {
    const browser = new Browser();
    const callback = await choose(browser, await startSignIn(browser, "google"), { decision: "new", name: "Zoë <b>", email: "Zoe@Example.com", verified: "on" });
    await browser.get(callback);
    expect(await sessionOf(browser)).toMatchObject({ user: { email: "zoe@example.com", name: "Zoë <b>" } });
  });

  test("does not sign in who refuses, nor a browser that did not ask", async () => {
    const browser = new Browser();
    const refused = await choose(browser, await startSignIn(browser, "google"), { decision: "deny" });
    expect(new URL(refused).searchParams.get("error")).toBe("access_denied");
    await browser.get(refused);
    expect(await sessionOf(browser)).toEqual({});
    const stolen = await choose(browser, await startSignIn(browser, "google"), { decision: "person", person: "1" });
    const other = new Browser();
    expect(Browser.locationOf(await other.get(stolen))).toContain("error=");
    expect(await sessionOf(other)).toEqual({});
  });

  test("is told of an outage as a failed sign-in", async () => {
    const browser = new Browser();
    const callback = await choose(browser, await startSignIn(browser, "discord"), { decision: "person", person: "2" });
    service.faults.replace([{ on: "request", kind: "error", match: "oauth2/token", probability: 1, count: 1, delayMs: 0, copies: 1, status: 503 }]);
    expect(Browser.locationOf(await browser.get(callback))).toContain("error=OAuthCallback");
    expect(await sessionOf(browser)).toEqual({});
  });
});

describe("the code flow by hand", () => {
  const verifier = randomBytes(32).toString("base64url");
  const challenge = createHash("sha256").update(verifier).digest("base64url");
  const redirectUri = () => `${appUrl}/api/auth/callback/google`;
  const authorizeUrl = (changes: Record<string, string | null> = {}) => {
    const fields = { response_type: "code", client_id: "google-client", redirect_uri: redirectUri(), scope: "openid email profile", state: "s=&1", nonce: "n-1", code_challenge: challenge, code_challenge_method: "S256", ...changes };
    const given = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== null);
    return `${googleIssuer}/o/oauth2/v2/auth?${new URLSearchParams(given)}`;
  };
  const getCode = async (changes: Record<string, string | null> = {}) => {
    const callback = new URL(await choose(new Browser(), authorizeUrl(changes), { decision: "person", person: "1" }));
    expect(callback.searchParams.get("state")).toBe("s=&1");
    return callback.searchParams.get("code") ?? "";
  };
  const redeem = (fields: Record<string, string>) =>
    fetch(`${googleIssuer}/token`, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "authorization_code", client_id: "google-client", client_secret: secrets.google, redirect_uri: redirectUri(), code_verifier: verifier, ...fields }),
    });
  const userinfo = (token: string) => fetch(`${googleIssuer}/v1/userinfo`, { headers: { authorization: `Bearer ${token}` } });

  test("gives an identity token that its published keys verify", async () => {
    const tokens = tokenSchema.parse(await (await redeem({ code: await getCode() })).json());
    const keys = createRemoteJWKSet(new URL(`${googleIssuer}/oauth2/v3/certs`));
    const { payload } = await jwtVerify(tokens.id_token ?? "", keys, { issuer: googleIssuer, audience: "google-client" });
    expect(payload).toMatchObject({ nonce: "n-1", email: "ana@example.com", email_verified: true, name: "Ana Torres" });
    expect(await (await userinfo(tokens.access_token)).json()).toMatchObject({ sub: payload.sub });
    const picture = await fetch(String(payload.picture));
    expect(picture.headers.get("content-type")).toBe("image/svg+xml");
    const refreshed = tokenSchema.parse(await (await redeem({ grant_type: "refresh_token", refresh_token: tokens.refresh_token ?? "" })).json());
    expect((await userinfo(refreshed.access_token)).status).toBe(200);
  });

  test("a code works once, and a second try ends what the first one gave", async () => {
    const code = await getCode();
    const answers = await Promise.all(Array.from({ length: 10 }, () => redeem({ code })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const winner = answers.find(({ status }) => status === 200);
    const tokens = tokenSchema.parse(await winner?.json());
    expect((await redeem({ code })).status).toBe(400);
    expect((await userinfo(tokens.access_token)).status).toBe(401);
  });

  test.each([
    ["another verifier", { code_verifier: randomBytes(32).toString("base64url") }, "invalid_grant"],
    ["another address", { redirect_uri: "http://localhost:1/api/auth/callback/google" }, "invalid_grant"],
    ["an unknown code", { code: "guess" }, "invalid_grant"],
    ["another client", { client_id: "github-client" }, "invalid_client"],
    ["a wrong secret", { client_secret: "guess" }, "invalid_client"],
    ["another grant", { grant_type: "password" }, "unsupported_grant_type"],
  ])("refuses %s", async (_, changes, error) => {
    const response = await redeem({ code: await getCode(), ...changes });
    expect(await response.json()).toMatchObject({ error });
  });

  test("refuses a verifier where no challenge was given, and none where one was", async () => {
    expect((await redeem({ code: await getCode({ code_challenge: null, code_challenge_method: null }) })).status).toBe(400);
    const code = await getCode();
    const without = new URLSearchParams({ grant_type: "authorization_code", client_id: "google-client", client_secret: secrets.google, redirect_uri: redirectUri(), code });
    expect((await fetch(`${googleIssuer}/token`, { method: "POST", body: without })).status).toBe(400);
  });

  test.each([
    ["an address of someone else", { redirect_uri: "https://evil.example/api/auth/callback/google" }],
    ["an address that only begins like ours", { redirect_uri: "http://localhost.evil.example/api/auth/callback/google" }],
    ["another page of ours", { redirect_uri: "http://localhost/learn" }],
    ["no address", { redirect_uri: null }],
    ["an unknown client", { client_id: "guess" }],
  ])("does not redirect to %s", async (_, changes) => {
    const response = await fetch(authorizeUrl(changes), { redirect: "manual" });
    expect([response.status, response.headers.get("location")]).toEqual([400, null]);
  });

  test("answers prompt=none and other response types with an error to the application", async () => {
    const silent = await fetch(authorizeUrl({ prompt: "none" }), { redirect: "manual" });
    expect(new URL(silent.headers.get("location") ?? "").searchParams.get("error")).toBe("login_required");
    const implicit = await fetch(authorizeUrl({ response_type: "token" }), { redirect: "manual" });
    expect(new URL(implicit.headers.get("location") ?? "").searchParams.get("error")).toBe("unsupported_response_type");
  });

  test("one provider's tokens and codes mean nothing at another", async () => {
    const tokens = tokenSchema.parse(await (await redeem({ code: await getCode() })).json());
    const headers = { authorization: `Bearer ${tokens.access_token}` };
    expect((await fetch(`${service.url}/github/api/v3/user`, { headers })).status).toBe(401);
    expect((await fetch(`${service.url}/discord/api/users/@me`, { headers })).status).toBe(401);
  });
});

test("codes, tokens and people survive kill -9", async () => {
  const home = mkdtempSync(path.join(tmpdir(), "oauth-kill-"));
  const modulePath = path.join(import.meta.dirname, "index.ts");
  const settings = { ...(await options()), dataDir: home };
  let victim = await startServiceProcess(modulePath, settings);
  const query = new URLSearchParams({ response_type: "code", client_id: "discord-client", redirect_uri: `${appUrl}/api/auth/callback/discord`, scope: "identify email", state: "s" });
  const callback = await choose(new Browser(), `${victim.url}/discord/oauth2/authorize?${query}`, { decision: "new", name: "Nora", email: "nora@example.com" });
  await victim.kill();
  victim = await startServiceProcess(modulePath, settings);
  const code = new URL(callback).searchParams.get("code") ?? "";
  const answer = await fetch(`${victim.url}/discord/api/oauth2/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`discord-client:${secrets.discord}`).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "authorization_code", code, redirect_uri: `${appUrl}/api/auth/callback/discord` }),
  });
  const { access_token: token } = tokenSchema.parse(await answer.json());
  await victim.kill();
  victim = await startServiceProcess(modulePath, settings);
  const user = await fetch(`${victim.url}/discord/api/users/@me`, { headers: { authorization: `Bearer ${token}` } });
  expect(await user.json()).toMatchObject({ username: "nora", email: "nora@example.com", verified: false });
  await victim.kill();
  rmSync(home, { recursive: true });
});
