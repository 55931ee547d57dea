import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

const POLICY = "content-security-policy";
const NONCE = /'nonce-([^']+)'/;
/** `/es/learn` of `/es/learn/course/lesson?x`: the middleware is asked for by an address's first two parts. */
const PLACE = /^\/[^/?]+\/[^/?.]+/;

/**
 * Gives signed-in pages their nonce without the middleware, which costs a fifth of an empty page for nothing but that.
 * What the policy says is learnt from the middleware's first answer in a place; from then on each request carries its
 * own policy, a fresh nonce in it, and the middleware leaves alone what carries one. Nobody else can bring a policy: one
 * that comes from outside is taken off.
 */
export class PagePolicies {
  /** The policy of a place around its nonce. */
  private readonly known = new Map<string, readonly [string, string]>();

  /** Call it before the request is handled. */
  apply(request: IncomingMessage, response: ServerResponse): void {
    delete request.headers[POLICY];
    const place = PLACE.exec(request.url ?? "")?.[0];
    if (place === undefined) return;
    const around = this.known.get(place);
    if (!around) {
      response.once("finish", () => this.learn(place, response.getHeader(POLICY)));
      return;
    }
    const policy = around.join(randomBytes(16).toString("base64"));
    request.headers[POLICY] = policy;
    response.setHeader("Content-Security-Policy", policy);
  }

  private learn(place: string, policy: unknown): void {
    if (typeof policy !== "string") return;
    const nonce = NONCE.exec(policy)?.[1];
    if (nonce === undefined) return;
    const [before, after, ...more] = policy.split(nonce);
    if (before !== undefined && after !== undefined && more.length === 0) this.known.set(place, [before, after]);
  }
}
