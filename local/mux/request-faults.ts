import type { MiddlewareHandler } from "hono";
import { z } from "zod";
import type { FaultPlan } from "../kit/faults.ts";

const nodeBindings = z.object({ incoming: z.object({ socket: z.custom<{ destroy(): void }>((value) => typeof value === "object" && value !== null && "destroy" in value) }) });

/**
 * Applies injected faults to requests, matched against `<METHOD> <path>`: late answers, an error status with Mux's
 * error shape, or a connection cut without an answer. `duplicate` does not apply to requests.
 */
export function requestFaults(faults: FaultPlan): MiddlewareHandler {
  return async (c, next) => {
    const verdict = faults.judge("request", `${c.req.method} ${c.req.path}`);
    if (verdict.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, verdict.delayMs));
    if (verdict.drop) {
      const bindings = nodeBindings.safeParse(c.env);
      if (bindings.success) bindings.data.incoming.socket.destroy();
      return c.body(null, 503);
    }
    if (verdict.errorStatus !== null) {
      const body = JSON.stringify({ error: { type: "injected_fault", messages: ["A fault was asked for"] } });
      return new Response(body, { status: verdict.errorStatus, headers: { "content-type": "application/json" } });
    }
    await next();
  };
}
