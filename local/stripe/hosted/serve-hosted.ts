import { Hono, type Context } from "hono";
import type { Emulator, Operation } from "../core/emulator.ts";
import type { Objects } from "../core/wire.ts";
import type { CardRefusal } from "../payment/card-refusal.ts";
import { applyPromotionCode } from "../payment/apply-promotion-code.ts";
import { expireSession } from "../payment/expire-session.ts";
import { needsCard, paySession } from "../payment/pay-session.ts";
import { authenticationRoutes } from "./serve-authentication.ts";
import { messagePage, payPage, type PayForm } from "./pay-page.ts";
import { readPayForm } from "./read-form.ts";
import { receiptPage } from "./receipt-page.ts";
import { refusalText, textsFor, type Texts } from "./texts.ts";

type Session = Objects["checkout.session"];

/** Pages that a buyer visits: payment, authentication and receipt. They need no key: the session id is the secret. */
export function serveHosted(emulator: Emulator): Hono {
  const app = new Hono();
  app.get("/c/pay/:id", (c) => showSession(c, emulator, c.req.param("id")));
  app.post("/c/pay/:id", (c) => pay(c, emulator, c.req.param("id")));
  app.post("/c/pay/:id/promotion", (c) => promote(c, emulator, c.req.param("id")));
  app.get("/receipts/:id", (c) => {
    const charge = emulator.objects.find("charge", c.req.param("id"));
    const texts = textsFor(null, c.req.header("accept-language"));
    return charge === null ? c.html(messagePage(texts, texts.missingTitle, texts.missingText, null), 404) : c.html(receiptPage(charge));
  });
  app.route("/", authenticationRoutes(emulator));
  return app;
}

/** Where a buyer goes once a session is complete. */
export function successUrl(session: Session): string {
  return (session.success_url ?? "/").replaceAll("{CHECKOUT_SESSION_ID}", session.id).replaceAll("%7BCHECKOUT_SESSION_ID%7D", session.id);
}

/** The payment page again with a refusal at the field it concerns. */
export function refusedForm(texts: Texts, refusal: CardRefusal, typed: { email: string; name: string }): PayForm {
  const message = refusalText(texts, refusal);
  const field = { number: "number", cvc: "cvc", exp_month: "expiry" }[refusal.param ?? ""];
  return { ...typed, errors: field === undefined ? { form: message } : { [field]: message } };
}

function showSession(c: Context, emulator: Emulator, id: string): Response | Promise<Response> {
  const session = current(emulator, id);
  if (session === null) return notFound(c);
  const hidden = emulator.objects.hidden(id);
  const texts = textsFor(session.locale, c.req.header("accept-language"));
  const customer = session.customer === null ? null : emulator.objects.find("customer", session.customer);
  const errors = hidden.lastRefusal !== undefined && c.req.query("refused") !== undefined ? { form: hidden.lastRefusal } : {};
  return render(c, emulator, texts, session, { email: hidden.buyer?.email ?? customer?.email ?? "", name: hidden.buyer?.name ?? "", errors }, 200);
}

async function pay(c: Context, emulator: Emulator, id: string): Promise<Response> {
  const session = current(emulator, id);
  if (session === null) return notFound(c);
  const texts = textsFor(session.locale, c.req.header("accept-language"));
  if (session.status === "complete") return c.redirect(successUrl(session), 303);
  const typed = readPayForm(texts, await c.req.parseBody(), session.customer_email, needsCard(session));
  // The form was read meanwhile: look again at what the session has become.
  const now = current(emulator, id) ?? session;
  if (now.status !== "open") return render(c, emulator, texts, now, { email: "", name: "", errors: {} }, 200);
  if (Object.keys(typed.errors).length > 0) return render(c, emulator, texts, now, { email: typed.email, name: typed.name, errors: typed.errors }, 422);
  const result = emulator.operate((op) => paySession(op, op.objects.get("checkout.session", id), typed, typed.card));
  switch (result.result) {
    case "complete":
      return c.redirect(successUrl(result.session), 303);
    case "authenticate":
      return c.redirect(result.url, 303);
    case "refused":
      return render(c, emulator, texts, now, refusedForm(texts, result.refusal, typed), 402);
  }
}

async function promote(c: Context, emulator: Emulator, id: string): Promise<Response> {
  const session = current(emulator, id);
  if (session === null) return notFound(c);
  const texts = textsFor(session.locale, c.req.header("accept-language"));
  const { code } = await c.req.parseBody();
  const applied = typeof code === "string" && emulator.operate((op: Operation) => applyPromotionCode(op, op.objects.get("checkout.session", id), code.trim()));
  if (applied) return c.redirect(`/c/pay/${id}`, 303);
  return render(c, emulator, texts, session, { email: "", name: "", errors: { promotion: texts.badPromotionCode } }, 422);
}

/** The session as of now: one whose time ran out is closed before anybody looks at it. */
function current(emulator: Emulator, id: string): Session | null {
  const session = emulator.objects.find("checkout.session", id);
  if (session === null || session.status !== "open" || session.expires_at > emulator.now()) return session;
  return emulator.operate((op) => expireSession(op, session));
}

function render(c: Context, emulator: Emulator, texts: Texts, session: Session, form: PayForm, status: 200 | 402 | 422): Response | Promise<Response> {
  if (session.status === "expired") {
    return c.html(messagePage(texts, texts.expiredTitle, texts.expiredText, session.cancel_url === null ? null : { href: session.cancel_url, label: texts.back }), 410);
  }
  if (session.status === "complete") return c.html(messagePage(texts, texts.completeTitle, texts.completeText, { href: successUrl(session), label: texts.continue }));
  const fresh = emulator.objects.find("checkout.session", session.id) ?? session;
  return c.html(payPage(texts, fresh, emulator.objects.all("item", { parent: session.id }), form), status);
}

function notFound(c: Context): Response | Promise<Response> {
  const texts = textsFor(null, c.req.header("accept-language"));
  return c.html(messagePage(texts, texts.missingTitle, texts.missingText, null), 404);
}

