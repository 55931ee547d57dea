import { Hono, type Context } from "hono";
import { html } from "hono/html";
import { page } from "../kit/page.ts";
import type { AppSync } from "./app-sync.ts";
import type { Engine } from "./engine.ts";
import { eventsPage } from "./events-page.ts";
import { cancelRun, rerun } from "./run-actions.ts";
import { runPage } from "./run-page.ts";
import { runsPage } from "./runs-page.ts";

/** The pages for people: runs, one run, events, functions. */
export function pageRoutes(engine: Engine, sync: AppSync): Hono {
  const app = new Hono();
  app.get("/", async (c) => c.html(await runsPage(engine, sync.status, c.req.query())));
  app.get("/runs/:id", async (c) => (await runPage(engine, c.req.param("id"), c)) ?? missing(c));
  app.get("/events", async (c) => c.html(await eventsPage(engine, c.req.query())));
  // Another site must not be able to press these buttons from a visitor's browser.
  app.use("/runs/:id/*", async (c, next) => (["same-origin", "none", undefined].includes(c.req.header("sec-fetch-site")) ? next() : c.text("Only from this page.", 403)));
  app.post("/runs/:id/cancel", async (c) => {
    const id = c.req.param("id");
    return (await cancelRun(engine, id, "Someone cancelled it on the local cloud's page.", new Date())) ? c.redirect(`/runs/${id}`, 303) : missing(c);
  });
  app.post("/runs/:id/rerun", async (c) => {
    const id = await rerun(engine, c.req.param("id"), new Date());
    return id ? c.redirect(`/runs/${id}`, 303) : missing(c);
  });
  return app;
}

function missing(c: Context): Response | Promise<Response> {
  return c.html(page("Not found", html`<p>There is no such run, or it has ended, or its function is gone. <a href="/">All runs</a></p>`), 404);
}
