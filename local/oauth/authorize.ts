import { Hono, type Context } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { page } from "../kit/page.ts";
import type { Directory, Person } from "./directory.ts";
import type { Provider } from "./provider.ts";

const requestSchema = z.object({
  response_type: z.string().optional(),
  client_id: z.string().optional(),
  redirect_uri: z.string().optional(),
  scope: z.string().default(""),
  state: z.string().max(4_000).optional(),
  nonce: z.string().max(1_000).optional(),
  code_challenge: z
    .string()
    .regex(/^[A-Za-z0-9._~-]{43,128}$/)
    .optional(),
  code_challenge_method: z.enum(["S256", "plain"]).optional(),
  prompt: z.string().optional(),
  login_hint: z.string().optional(),
});
type AuthorizationRequest = z.infer<typeof requestSchema>;

const choiceSchema = z.union([
  z.object({ decision: z.literal("deny") }),
  z.object({ decision: z.literal("person"), person: z.coerce.number().int() }),
  z.object({ decision: z.literal("new"), name: z.string().trim().min(1).max(100), email: z.email(), verified: z.literal("on").optional() }),
]);

/**
 * The page on which a person chooses who to be (GET), and their choice (POST), at each of `paths`. A
 * request whose client or address is wrong gets an error page and no redirect, as RFC 6749 demands;
 * other faults are told to the application.
 */
export function authorizeRoutes(provider: Provider, directory: Directory, paths: string[]): Hono {
  const app = new Hono();
  app.on("GET", paths, (c) => {
    const request = readRequest(c, provider, c.req.query());
    if (request instanceof Response) return request;
    if (request.prompt === "none") return answer(c, provider, request, { error: "login_required" });
    return c.html(choicePage(provider, directory.people(), request));
  });
  app.on("POST", paths, async (c) => {
    const form = await c.req.parseBody();
    const request = readRequest(c, provider, form);
    if (request instanceof Response) return request;
    const choice = choiceSchema.safeParse(form);
    if (!choice.success) return c.html(choicePage(provider, directory.people(), request, z.prettifyError(choice.error)), 400);
    if (choice.data.decision === "deny") return answer(c, provider, request, { error: "access_denied", error_description: "The person refused to sign in." });
    const person = personOf(choice.data, directory);
    if (!person) return c.html(choicePage(provider, directory.people(), request, "There is no such person."), 400);
    const code = directory.addCode({
      provider: provider.name,
      personId: person.id,
      redirectUri: request.redirect_uri ?? "",
      scope: request.scope,
      nonce: request.nonce ?? null,
      challenge: request.code_challenge ?? null,
      challengeMethod: request.code_challenge ? (request.code_challenge_method ?? "plain") : null,
    });
    return answer(c, provider, request, { code, scope: request.scope });
  });
  return app;
}

function readRequest(c: Context, provider: Provider, input: unknown): AuthorizationRequest | Response {
  const parsed = requestSchema.safeParse(input);
  if (!parsed.success) return refusal(c, provider, z.prettifyError(parsed.error));
  const request = parsed.data;
  if (request.client_id !== provider.clientId) return refusal(c, provider, "The client is not known.");
  if (request.redirect_uri === undefined || !provider.redirectUris.includes(request.redirect_uri)) {
    return refusal(c, provider, `The address to return to is not registered: ${request.redirect_uri ?? "none was given"}. Registered: ${provider.redirectUris.join(", ")}.`);
  }
  if (request.response_type !== "code") return answer(c, provider, request, { error: "unsupported_response_type" });
  return request;
}

function personOf(choice: Exclude<z.infer<typeof choiceSchema>, { decision: "deny" }>, directory: Directory): Person | null {
  if (choice.decision === "person") return directory.findPerson(choice.person);
  return directory.addPerson({ name: choice.name, email: choice.email, isEmailVerified: choice.verified === "on" });
}

function answer(c: Context, provider: Provider, request: AuthorizationRequest, result: Record<string, string>): Response {
  const target = new URL(request.redirect_uri ?? "");
  const issuer = provider.sendsIssuer ? { iss: provider.issuer } : {};
  for (const [name, value] of Object.entries({ ...result, ...issuer })) target.searchParams.set(name, value);
  if (request.state !== undefined) target.searchParams.set("state", request.state);
  return c.redirect(target.toString(), 303);
}

function refusal(c: Context, provider: Provider, message: string): Response {
  c.header("content-type", "text/html; charset=UTF-8");
  return c.body(String(page(`${provider.title} cannot sign you in`, html`<p>${message}</p>`)), 400);
}

function choicePage(provider: Provider, people: readonly Person[], request: AuthorizationRequest, problem?: string) {
  const hinted = people.toSorted((a, b) => Number(b.email === request.login_hint) - Number(a.email === request.login_hint));
  const { prompt: _prompt, login_hint: _hint, ...carried } = request;
  const hidden = Object.entries(carried).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value ?? ""}" />`);
  return page(
    `Sign in with ${provider.title}`,
    html`<p class="muted">This is the local stand-in for ${provider.title}. Choose who to be; no password is asked for.</p>
      ${problem ? html`<p role="alert"><strong>${problem}</strong></p>` : ""}
      <form method="post">
        ${hidden}<input type="hidden" name="decision" value="person" />
        <table>
          <thead><tr><th>Person</th><th>E-mail</th><th></th></tr></thead>
          <tbody>
            ${hinted.map(
              (person) => html`<tr>
                <td>${person.name}</td>
                <td>${person.email}${person.isEmailVerified ? "" : " (not confirmed)"}</td>
                <td><button class="primary" name="person" value="${String(person.id)}">Continue as ${person.name}</button></td>
              </tr>`,
            )}
          </tbody>
        </table>
      </form>
      <h2>Someone else</h2>
      <form method="post">
        ${hidden}<input type="hidden" name="decision" value="new" />
        <p><label>Name <input name="name" required maxlength="100" autocomplete="off" /></label></p>
        <p><label>E-mail <input name="email" type="email" required autocomplete="off" /></label></p>
        <p><label><input name="verified" type="checkbox" checked /> ${provider.title} has confirmed this address</label></p>
        <button>Continue as this person</button>
      </form>
      <form method="post">${hidden}<input type="hidden" name="decision" value="deny" /><p><button>Refuse</button></p></form>`,
  );
}
