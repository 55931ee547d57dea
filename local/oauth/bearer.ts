import type { Context } from "hono";
import type { Directory, Person } from "./directory.ts";
import type { ProviderName } from "./provider.ts";

/** Whom the access token of a request stands for; `null` without a good one. GitHub also takes `token <t>`. */
export function readBearer(c: Context, directory: Directory, provider: ProviderName): { person: Person; scopes: ReadonlySet<string> } | null {
  const token = /^(?:Bearer|token) (.+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  const found = token === undefined ? null : directory.readToken(token, "access", provider);
  return found ? { person: found.person, scopes: new Set(found.scope.split(/[\s,]+/).filter(Boolean)) } : null;
}
