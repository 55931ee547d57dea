import { Hono } from "hono";
import { authorizeRoutes } from "./authorize.ts";
import { readBearer } from "./bearer.ts";
import type { Directory, Person } from "./directory.ts";
import type { Provider } from "./provider.ts";
import { tokenRoutes } from "./token.ts";

/** Discord's OAuth 2 flow and `/users/@me`. https://discord.com/developers/docs/topics/oauth2 */
export function discordRoutes(provider: Provider, directory: Directory): Hono {
  const app = new Hono();
  app.route("/", authorizeRoutes(provider, directory, ["/oauth2/authorize", "/api/oauth2/authorize"]));
  app.route(
    "/",
    tokenRoutes(provider, directory, ["/api/oauth2/token", "/api/v10/oauth2/token"], {
      success: (c, { accessToken, refreshToken, expiresIn, grant }) =>
        c.json({ token_type: "Bearer", access_token: accessToken, expires_in: expiresIn, refresh_token: refreshToken, scope: grant.scope }),
      failure: (c, error) => c.json({ error, error_description: "Invalid request or code." }, error === "invalid_client" ? 401 : 400),
    }),
  );
  app.on("GET", ["/api/users/@me", "/api/v10/users/@me"], (c) => {
    const bearer = readBearer(c, directory, "discord");
    if (!bearer?.scopes.has("identify")) return c.json({ message: "401: Unauthorized", code: 0 }, 401);
    return c.json(userOf(bearer.person, bearer.scopes));
  });
  return app;
}

function userOf(person: Person, scopes: ReadonlySet<string>) {
  return {
    id: String(80_351_110_224_678_000n + BigInt(person.id)),
    username: person.email.split("@")[0]?.replace(/[^a-z0-9._]+/gi, "_").toLowerCase() ?? "",
    global_name: person.name,
    discriminator: "0",
    avatar: null,
    locale: "es-ES",
    ...(scopes.has("email") ? { email: person.email, verified: person.isEmailVerified } : {}),
  };
}
