import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { plant } from "./harness/plant.ts";

/**
 * The app's webhook route and its durable functions without Next around them: what the payments bench runs when there is
 * no production build, or when a bug is planted. PORT and the application's variables come from the environment.
 */
if (process.env.BENCH_PLANT) plant(process.env.BENCH_PLANT);

const [{ serve: serveInngest }, { functions }, { inngest }, { system }, { answerPaymentWebhook }, { createCtx }] = await Promise.all([
  import("inngest/hono"),
  import("@/inngest"),
  import("@/inngest/client"),
  import("@/server/access"),
  import("@/server/commerce"),
  import("@/server/platform/create-ctx"),
]);

const app = new Hono();
app.post("/api/webhooks/stripe", (c) => {
  // As the framework does: background work that fails is the sweep's, and ends no process.
  const ctx = createCtx({ viewer: system("stripe-webhook"), background: (work) => void work().catch(() => undefined) });
  return answerPaymentWebhook(ctx, c.req.raw, c.req.header("stripe-signature") ?? null);
});
app.on(["GET", "PUT", "POST"], "/api/inngest", serveInngest({ client: inngest, functions }));
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: "127.0.0.1" });
