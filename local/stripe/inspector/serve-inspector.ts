import { Hono, type Context } from "hono";
import { html } from "hono/html";
import { page } from "../../kit/page.ts";
import type { Emulator, Operation } from "../core/emulator.ts";
import { StripeError } from "../core/stripe-error.ts";
import type { Dispatcher } from "../delivery/dispatcher.ts";
import { endDispute, isOpenDispute } from "../payment/decide-dispute.ts";
import { expireSession } from "../payment/expire-session.ts";
import { openDispute } from "../payment/open-dispute.ts";
import { refundCharge } from "../payment/refund-charge.ts";
import { eventPage, eventsPage, objectPage } from "./event-pages.ts";
import { paymentsPage } from "./payments-page.ts";

const PAGE_SIZE = 50;

/** Pages for the person at the keyboard: what was paid, which events went out, and buttons for what a bank would do. */
export function serveInspector(emulator: Emulator, dispatcher: Dispatcher): Hono {
  const app = new Hono();
  app.get("/", (c) => c.html(paymentsPage(emulator, PAGE_SIZE)));
  app.get("/events", (c) => c.html(eventsPage(emulator, { limit: PAGE_SIZE, before: c.req.query("before") })));
  app.get("/events/:id", (c) => {
    const event = emulator.objects.find("event", c.req.param("id"));
    return event === null ? missingPage(c) : c.html(eventPage(emulator, event));
  });
  app.get("/objects/:id", (c) => {
    const object = emulator.objects.findAny(c.req.param("id"));
    return object === null ? missingPage(c) : c.html(objectPage(c.req.param("id"), object));
  });
  app.post("/deliveries/:id/resend", (c) => (dispatcher.resend(Number(c.req.param("id"))) ? back(c) : missingPage(c)));
  app.post("/charges/:id/refund", (c) => act(c, emulator, (op, id) => refundCharge(op, op.objects.get("charge", id), { amount: null, reason: "requested_by_customer", metadata: {} })));
  app.post("/charges/:id/dispute", (c) => act(c, emulator, (op, id) => openDispute(op, op.objects.get("charge", id), { reason: "fraudulent" })));
  app.post("/disputes/:id/win", (c) => act(c, emulator, (op, id) => decide(op, id, "won")));
  app.post("/disputes/:id/lose", (c) => act(c, emulator, (op, id) => decide(op, id, "lost")));
  app.post("/sessions/:id/expire", (c) =>
    act(c, emulator, (op, id) => {
      const session = op.objects.get("checkout.session", id);
      if (session.status !== "open") throw new StripeError(400, `The session ${id} is not open.`);
      return expireSession(op, session);
    }),
  );
  return app;
}

function decide(op: Operation, id: string, outcome: "won" | "lost"): object {
  const dispute = op.objects.get("dispute", id);
  if (!isOpenDispute(dispute)) throw new StripeError(400, `The dispute ${id} is closed already.`);
  return endDispute(op, dispute, outcome);
}

function act(c: Context, emulator: Emulator, work: (op: Operation, id: string) => object): Response | Promise<Response> {
  try {
    emulator.operate((op) => work(op, c.req.param("id") ?? ""));
    return back(c);
  } catch (error) {
    if (error instanceof StripeError) return c.html(page("That did not work", html`<p role="alert">${error.message}</p><p><a href="/">Payments</a></p>`), 409);
    throw error;
  }
}

/** Back to the page the button was on; only its path is taken, never another host. */
function back(c: Context): Response {
  const referer = c.req.header("referer");
  const path = referer !== undefined && URL.canParse(referer) ? new URL(referer).pathname : "/";
  return c.redirect(path, 303);
}

function missingPage(c: Context): Response | Promise<Response> {
  return c.html(page("Not found", html`<p>There is nothing here. <a href="/">Payments</a></p>`), 404);
}
