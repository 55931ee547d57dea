import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { plant } from "./harness/plant.ts";

/**
 * The app's webhook route, its procedures and its durable functions without Next around them: what the storms run when
 * there is no production build, or when a bug is planted. PORT and the application's variables come from the environment.
 */
if (process.env.BENCH_PLANT) plant(process.env.BENCH_PLANT);

const [{ serve: serveInngest }, { functions }, { inngest }, { system }, { answerPaymentWebhook }, { createCtx }, { fetchRequestHandler }, { appRouter }, { loadViewer }, { readSessionId, sessionCookieName }, { readCookie }, { db }, { env }] = await Promise.all([
  import("inngest/hono"),
  import("@/inngest"),
  import("@/inngest/client"),
  import("@/server/access"),
  import("@/server/commerce"),
  import("@/server/platform/create-ctx"),
  import("@trpc/server/adapters/fetch"),
  import("@/server/trpc/root"),
  import("@/server/auth/load-viewer"),
  import("@/server/auth/session-cookie"),
  import("@/server/auth/read-cookie"),
  import("@/server/platform/db/client"),
  import("@/server/platform/env"),
]);

const app = new Hono();
/** As the framework does: background work that fails is the sweep's, and ends no process. */
const background = (work: () => Promise<void>) => void work().catch(() => undefined);
app.post("/api/webhooks/stripe", (c) => {
  const ctx = createCtx({ viewer: system("stripe-webhook"), background });
  return answerPaymentWebhook(ctx, c.req.raw, c.req.header("stripe-signature") ?? null);
});
app.post("/api/trpc/*", (c) => {
  const createContext = async () => {
    const { APP_URL, AUTH_SECRET } = env();
    const sessionId = await readSessionId(readCookie(c.req.raw, sessionCookieName(APP_URL)), AUTH_SECRET);
    return createCtx({ viewer: await loadViewer(db(), sessionId, new Date()), background });
  };
  return fetchRequestHandler({ endpoint: "/api/trpc", req: c.req.raw, router: appRouter, createContext });
});
app.on(["GET", "PUT", "POST"], "/api/inngest", serveInngest({ client: inngest, functions }));
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: "127.0.0.1" });
