import { Hono } from "hono";
import { html } from "hono/html";
import { FaultPlan } from "../kit/faults.ts";
import { page } from "../kit/page.ts";
import { requestFaults } from "../kit/request-faults.ts";
import { requireVariable } from "../kit/require-variable.ts";
import { serveOnLoopback, type ServiceOptions, type StartService } from "../kit/service.ts";
import { Directory, type Person } from "./directory.ts";
import { discordRoutes } from "./discord.ts";
import { githubRoutes } from "./github.ts";
import { googleRoutes } from "./google.ts";
import { redirectUrisOf, type Provider, type ProviderName } from "./provider.ts";

/** Google, GitHub and Discord sign-in on one port, under `/google`, `/github` and `/discord`. */
export const start: StartService = async (options) => {
  const { port, dataDir, env } = options;
  const baseUrl = `http://127.0.0.1:${port}`;
  const faults = new FaultPlan();
  const directory = new Directory(dataDir);
  const signingKey = Buffer.from(requireVariable(env, "LOCAL_OAUTH_SIGNING_PRIVATE_KEY"), "base64").toString();

  const google = defineProvider(options, "google", { title: "Google", issuer: `${baseUrl}/google`, sendsIssuer: false, accessTokenPrefix: "ya29.", accessTokenLifeSeconds: 3_599, givesRefreshTokens: true });
  // GitHub answers with `iss` since 2025; next-auth checks it against the provider's `issuer`.
  const github = defineProvider(options, "github", { title: "GitHub", issuer: `${baseUrl}/github/login/oauth`, sendsIssuer: true, accessTokenPrefix: "gho_", accessTokenLifeSeconds: 8 * 3_600, givesRefreshTokens: false });
  const discord = defineProvider(options, "discord", { title: "Discord", issuer: `${baseUrl}/discord`, sendsIssuer: false, accessTokenPrefix: "", accessTokenLifeSeconds: 7 * 24 * 3_600, givesRefreshTokens: true });

  const app = new Hono();
  app.use(requestFaults(faults, (status) => ({ error: status < 500 ? "temporarily_unavailable" : "server_error" })));
  app.get("/", (c) => c.html(directoryPage(directory.people(), [google, github, discord])));
  app.get("/avatars/:file", (c) => {
    const person = directory.findPerson(Number.parseInt(c.req.param("file"), 10));
    return person ? c.body(avatar(person), 200, { "content-type": "image/svg+xml", "cache-control": "public, max-age=3600" }) : c.notFound();
  });
  app.route("/google", await googleRoutes(google, directory, signingKey));
  app.route("/github", githubRoutes(github, directory, baseUrl));
  app.route("/discord", discordRoutes(discord, directory));

  const service = await serveOnLoopback("oauth", port, app, faults);
  return {
    ...service,
    close: async () => {
      await service.close();
      directory.close();
    },
  };
};

function defineProvider({ env, appUrl }: ServiceOptions, name: ProviderName, rest: Omit<Provider, "name" | "clientId" | "clientSecret" | "redirectUris">): Provider {
  const prefix = name.toUpperCase();
  return {
    ...rest,
    name,
    clientId: requireVariable(env, `${prefix}_CLIENT_ID`),
    clientSecret: requireVariable(env, `${prefix}_CLIENT_SECRET`),
    redirectUris: redirectUrisOf(appUrl, name),
  };
}

function directoryPage(people: readonly Person[], providers: readonly Provider[]) {
  return page(
    "Sign-in",
    html`<p class="muted">People who can sign in through the local Google, GitHub and Discord. A new one is added while signing in.</p>
      <table>
        <thead><tr><th>Person</th><th>E-mail</th></tr></thead>
        <tbody>${people.map(({ name, email, isEmailVerified }) => html`<tr><td>${name}</td><td>${email}${isEmailVerified ? "" : " (not confirmed)"}</td></tr>`)}</tbody>
      </table>
      <h2>Providers</h2>
      <table>
        <thead><tr><th>Provider</th><th>Issuer</th><th>Client</th><th>Returns to</th></tr></thead>
        <tbody>${providers.map(({ title, issuer, clientId, redirectUris }) => html`<tr><td>${title}</td><td><code>${issuer}</code></td><td><code>${clientId}</code></td><td><code>${redirectUris.join(" ")}</code></td></tr>`)}</tbody>
      </table>`,
  );
}

/** Initials on a colour of the person's own. */
function avatar({ id, name }: Person): string {
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("")
    .replace(/[&<>"']/g, "");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96"><rect width="96" height="96" fill="hsl(${(id * 67) % 360} 45% 40%)"/><text x="48" y="60" font-family="sans-serif" font-size="36" fill="#fff" text-anchor="middle">${initials}</text></svg>`;
}
