import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import type { ProviderName } from "@/server/identity";
import { configuredProviders, type Env } from "@/server/platform/env";

/** What next-auth hands on of a provider's account. */
export type ProviderUser = { id: string; email: string | null; isEmailVerified: boolean; name: string | null };

/** Every provider whose credentials are set. Hosts come from the environment; state and PKCE are bound to the browser. */
export function oauthProviders(env: Env): OAuthConfig<unknown>[] {
  const build: Record<ProviderName, (env: Env) => OAuthConfig<unknown>> = { google, github, discord };
  return configuredProviders(env).map((name) => build[name](env));
}

const googleClaims = z.object({ sub: z.string(), email: z.string().optional(), email_verified: z.boolean().optional(), name: z.string().optional() });

/** OpenID Connect; `email_verified` is Google's word for the address (developers.google.com/identity/openid-connect). */
function google(env: Env): OAuthConfig<unknown> {
  return {
    id: "google",
    name: "Google",
    type: "oauth",
    wellKnown: `${env.GOOGLE_ISSUER}/.well-known/openid-configuration`,
    issuer: env.GOOGLE_ISSUER,
    clientId: env.GOOGLE_CLIENT_ID,
    clientSecret: env.GOOGLE_CLIENT_SECRET,
    authorization: { params: { scope: "openid email profile", prompt: "select_account" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    profile: (claims): ProviderUser => {
      const { sub, email = null, email_verified: isEmailVerified = false, name = null } = googleClaims.parse(claims);
      return { id: sub, email, isEmailVerified, name };
    },
  };
}

const githubUser = z.object({ id: z.number(), login: z.string(), name: z.string().nullish() });
const githubEmails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));
const githubProfile = z.object({ id: z.string(), name: z.string(), email: z.string().optional(), isEmailVerified: z.boolean() });

/** The public profile's address is not proof, so the list of addresses is read (docs.github.com/rest/users/emails). */
function github(env: Env): OAuthConfig<unknown> {
  return {
    id: "github",
    name: "GitHub",
    type: "oauth",
    // GitHub names itself so when it answers (RFC 9207); next-auth refuses an answer under another name.
    issuer: `${env.GITHUB_BASE_URL}/login/oauth`,
    clientId: env.GITHUB_CLIENT_ID,
    clientSecret: env.GITHUB_CLIENT_SECRET,
    authorization: { url: `${env.GITHUB_BASE_URL}/login/oauth/authorize`, params: { scope: "read:user user:email" } },
    token: `${env.GITHUB_BASE_URL}/login/oauth/access_token`,
    userinfo: { url: `${env.GITHUB_API_URL}/user`, request: ({ tokens }) => readGithubUser(env.GITHUB_API_URL, tokens.access_token) },
    checks: ["pkce", "state"],
    profile: (profile): ProviderUser => {
      const { email = null, ...person } = githubProfile.parse(profile);
      return { ...person, email };
    },
  };
}

async function readGithubUser(apiUrl: string, accessToken: string | undefined): Promise<z.infer<typeof githubProfile>> {
  const [user, emails] = await Promise.all([
    readJson(`${apiUrl}/user`, accessToken).then((body) => githubUser.parse(body)),
    readJson(`${apiUrl}/user/emails`, accessToken).then((body) => githubEmails.parse(body)),
  ]);
  const primary = emails.find((entry) => entry.primary);
  return { id: String(user.id), name: user.name ?? user.login, ...(primary && { email: primary.email }), isEmailVerified: primary?.verified ?? false };
}

async function readJson(url: string, accessToken: string | undefined): Promise<unknown> {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${accessToken ?? ""}`, accept: "application/vnd.github+json", "user-agent": "criterio" },
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`the provider answered ${response.status}`);
  return response.json();
}

const discordUser = z.object({
  id: z.string(),
  username: z.string(),
  global_name: z.string().nullish(),
  email: z.string().nullish(),
  verified: z.boolean().optional(),
});

/** `verified` is Discord's word for the address (docs.discord.com/developers/resources/user). */
function discord(env: Env): OAuthConfig<unknown> {
  return {
    id: "discord",
    name: "Discord",
    type: "oauth",
    clientId: env.DISCORD_CLIENT_ID,
    clientSecret: env.DISCORD_CLIENT_SECRET,
    authorization: { url: `${env.DISCORD_BASE_URL}/api/oauth2/authorize`, params: { scope: "identify email" } },
    token: `${env.DISCORD_BASE_URL}/api/oauth2/token`,
    userinfo: `${env.DISCORD_BASE_URL}/api/users/@me`,
    checks: ["pkce", "state"],
    profile: (profile): ProviderUser => {
      const { id, username, global_name: displayName, email = null, verified = false } = discordUser.parse(profile);
      return { id, email, isEmailVerified: verified, name: displayName ?? username };
    },
  };
}
