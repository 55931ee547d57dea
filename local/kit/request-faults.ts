import { setTimeout as wait } from "node:timers/promises";
import type { MiddlewareHandler } from "hono";
import { z } from "zod";
import type { FaultPlan } from "./faults.ts";

/**
 * Applies the `request` faults of a service to what follows in its app. An operation's name is its
 * method and path, `POST /emails`.
 *
 * - `delay`, `reorder`: the request waits before it is handled.
 * - `error`: it is not handled; the answer is `refusal(status)`, in the vendor's own form.
 * - `drop`: it is handled, and the connection is cut instead of answering, which is the case that an
 *   idempotency key exists for.
 */
export function requestFaults(plan: FaultPlan, refusal: (status: number) => unknown): MiddlewareHandler {
  return async (c, next) => {
    const verdict = plan.judge("request", `${c.req.method} ${c.req.path}`);
    if (verdict.delayMs > 0) await wait(verdict.delayMs);
    if (verdict.errorStatus !== null) {
      return new Response(JSON.stringify(refusal(verdict.errorStatus)), { status: verdict.errorStatus, headers: { "content-type": "application/json" } });
    }
    await next();
    if (verdict.drop) cutConnection(c.env);
    return undefined;
  };
}

const nodeBindings = z.object({ incoming: z.object({ socket: z.custom<{ destroy(): void }>((value) => value !== null && typeof value === "object" && "destroy" in value) }) });

function cutConnection(env: unknown): void {
  const bindings = nodeBindings.safeParse(env);
  if (bindings.success) bindings.data.incoming.socket.destroy();
}
