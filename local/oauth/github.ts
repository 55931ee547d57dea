import { Hono, type Context } from "hono";
import { authorizeRoutes } from "./authorize.ts";
import { readBearer } from "./bearer.ts";
import type { Directory, Person } from "./directory.ts";
import type { Provider } from "./provider.ts";
import { tokenRoutes, type TokenError } from "./token.ts";

/** GitHub tells of errors at its token endpoint with status 200. */
const errorNames: Readonly<Record<TokenError, string>> = {
  invalid_client: "incorrect_client_credentials",
  invalid_grant: "bad_verification_code",
  invalid_request: "bad_verification_code",
  unsupported_grant_type: "unsupported_grant_type",
};

/**
 * GitHub's web flow, laid out as GitHub Enterprise Server lays it out: pages at `/login/oauth`, the API
 * at `/api/v3`. https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 */
export function githubRoutes(provider: Provider, directory: Directory, baseUrl: string): Hono {
  const app = new Hono();
  app.route("/", authorizeRoutes(provider, directory, ["/login/oauth/authorize"]));
  app.route(
    "/",
    tokenRoutes(provider, directory, ["/login/oauth/access_token"], {
      success: (c, { accessToken, grant }) => write(c, { access_token: accessToken, token_type: "bearer", scope: grant.scope.split(/[\s,]+/).filter(Boolean).join(",") }),
      failure: (c, error) => write(c, { error: errorNames[error], error_description: "The code passed is incorrect or expired, or the client is." }),
    }),
  );
  app.get("/api/v3/user", (c) => {
    const bearer = readBearer(c, directory, "github");
    return bearer ? c.json(userOf(bearer.person, baseUrl)) : c.json({ message: "Bad credentials", status: "401" }, 401);
  });
  app.get("/api/v3/user/emails", (c) => {
    const bearer = readBearer(c, directory, "github");
    if (!bearer) return c.json({ message: "Bad credentials", status: "401" }, 401);
    if (!bearer.scopes.has("user:email") && !bearer.scopes.has("user")) return c.json({ message: "Not Found", status: "404" }, 404);
    return c.json([{ email: bearer.person.email, primary: true, verified: bearer.person.isEmailVerified, visibility: "private" }]);
  });
  return app;
}

/** The address is private, as with most accounts: it is found at `/user/emails` only. */
function userOf(person: Person, baseUrl: string) {
  return {
    login: person.email.split("@")[0]?.replace(/[^a-z0-9]+/gi, "-") ?? "",
    id: 2_000_000 + person.id,
    node_id: Buffer.from(`04:User${person.id}`).toString("base64"),
    avatar_url: `${baseUrl}/avatars/${person.id}.svg`,
    type: "User",
    name: person.name,
    email: null,
  };
}

/** Form-encoded unless JSON is asked for. */
function write(c: Context, fields: Record<string, string>): Response {
  if (c.req.header("accept")?.includes("json")) return c.json(fields);
  return c.body(new URLSearchParams(fields).toString(), 200, { "content-type": "application/x-www-form-urlencoded; charset=utf-8" });
}
