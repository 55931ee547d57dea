import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { PagePolicies } from "./page-policies";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Answers like the application: its middleware gives a policy to what comes without one, in the places it is asked for. */
async function serve(places: RegExp) {
  const policies = new PagePolicies();
  const seen: { nonce: string | null; byMiddleware: boolean }[] = [];
  const nonceOf = (value: unknown) => /'nonce-([^']+)'/.exec(String(value))?.[1] ?? null;
  const server = createServer((request: IncomingMessage, response) => {
    policies.apply(request, response);
    const byMiddleware = places.test(request.url ?? "") && request.headers["content-security-policy"] === undefined;
    if (byMiddleware) response.setHeader("Content-Security-Policy", `default-src 'self'; script-src 'self' 'nonce-${seen.length}-made'; frame-ancestors 'none'`);
    seen.push({ nonce: byMiddleware ? `${seen.length}-made` : nonceOf(request.headers["content-security-policy"]), byMiddleware });
    response.end("page");
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
    await answer.text();
    return answer.headers.get("content-security-policy");
  };
  return { ask, seen, nonceOf };
}

describe("the nonces of signed-in pages", () => {
  it("are learnt from the middleware's first answer, fresh for each request after it, and the same in page and header", async () => {
    const { ask, seen, nonceOf } = await serve(/^\/es\/learn\//);
    const policies = [await ask("/es/learn/a/b"), await ask("/es/learn/a/b"), await ask("/es/learn/c/d?x=1")];
    expect(seen.map(({ byMiddleware }) => byMiddleware)).toEqual([true, false, false]);
    expect(policies.map(nonceOf)).toEqual(seen.map(({ nonce }) => nonce));
    expect(new Set(policies.map(nonceOf)).size).toBe(3);
    expect(Buffer.from(nonceOf(policies[1]) ?? "", "base64")).toHaveLength(16);
    expect(policies.map((policy) => policy?.replace(/'nonce-[^']+'/, "'nonce'"))).toEqual(Array.from({ length: 3 }, () => "default-src 'self'; script-src 'self' 'nonce'; frame-ancestors 'none'"));
  });

  it("are not given where the middleware gives none", async () => {
    const { ask, seen } = await serve(/^\/es\/learn\//);
    expect([await ask("/es/courses/a"), await ask("/es/courses/a"), await ask("/")]).toEqual([null, null, null]);
    expect(seen.map(({ nonce }) => nonce)).toEqual([null, null, null]);
  });

  it("are never a visitor's own", async () => {
    const { ask, seen, nonceOf } = await serve(/^\/es\/learn\//);
    const own = { "content-security-policy": "script-src 'nonce-mine'" };
    const policies = [await ask("/es/learn/a", own), await ask("/es/learn/a", own), await ask("/es/courses", own)];
    expect(policies.map(nonceOf)).not.toContain("mine");
    expect(seen.map(({ nonce }) => nonce)).not.toContain("mine");
    expect(seen.map(({ byMiddleware }) => byMiddleware)).toEqual([true, false, false]);
  });
});
