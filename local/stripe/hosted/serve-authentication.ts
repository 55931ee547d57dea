import { Hono, type Context } from "hono";
import { formatAmount } from "../core/currencies.ts";
import type { Emulator, Operation } from "../core/emulator.ts";
import type { Objects } from "../core/wire.ts";
import { confirmPayment, failAuthentication, settlePayment } from "../payment/confirm-payment.ts";
import { finishAuthentication, finishSetupAuthentication, type PayResult } from "../payment/pay-session.ts";
import { authenticationPage, messagePage } from "./pay-page.ts";
import { refusalText, textsFor, type Texts } from "./texts.ts";

type Session = Objects["checkout.session"];
type PaymentIntent = Objects["payment_intent"];
type Waiting = { session: Session | null; intent: PaymentIntent | Objects["setup_intent"] };

/** The page that stands in for a bank's 3-D Secure challenge, for Checkout sessions and for intents of the API. */
export function authenticationRoutes(emulator: Emulator): Hono {
  const app = new Hono();
  app.get("/c/authenticate/:id", (c) => {
    const waiting = find(emulator, c.req.param("id"));
    const texts = textsFor(waiting?.session?.locale ?? null, c.req.header("accept-language"));
    if (waiting === null) return c.html(messagePage(texts, texts.missingTitle, texts.missingText, null), 404);
    const { intent } = waiting;
    if (intent.status !== "requires_action") return settled(c, texts, waiting);
    const text = intent.object === "payment_intent" ? texts.authText(formatAmount(intent.amount, intent.currency, texts.lang)) : texts.authSetupText;
    return c.html(authenticationPage(texts, `/c/authenticate/${intent.id}`, text));
  });
  app.post("/c/authenticate/:id", async (c) => {
    const id = c.req.param("id");
    const { decision } = await c.req.parseBody();
    const waiting = find(emulator, id);
    const texts = textsFor(waiting?.session?.locale ?? null, c.req.header("accept-language"));
    if (waiting === null) return c.html(messagePage(texts, texts.missingTitle, texts.missingText, null), 404);
    if (waiting.intent.status !== "requires_action") return settled(c, texts, waiting);
    return c.redirect(emulator.operate((op) => decide(op, texts, waiting, decision === "authorize")), 303);
  });
  return app;
}

function find(emulator: Emulator, id: string): Waiting | null {
  const intent = emulator.objects.find("payment_intent", id) ?? emulator.objects.find("setup_intent", id);
  if (intent === null) return null;
  const owner = emulator.objects.hidden(id).session;
  return { intent, session: owner === undefined ? null : emulator.objects.find("checkout.session", owner) };
}

/** Goes on with what was authenticated; answers where the buyer is sent. */
function decide(op: Operation, texts: Texts, waiting: Waiting, authorized: boolean): string {
  const { session, intent } = waiting;
  if (session === null) return intent.object === "payment_intent" ? decideAlone(op, intent, authorized) : "/";
  const result = intent.object === "payment_intent" ? finishAuthentication(op, session, intent, authorized) : finishSetupAuthentication(op, session, intent, authorized);
  return destination(op, texts, session, result);
}

function destination(op: Operation, texts: Texts, session: Session, result: PayResult): string {
  switch (result.result) {
    case "complete":
      return (result.session.success_url ?? "/").replaceAll("{CHECKOUT_SESSION_ID}", session.id);
    case "authenticate":
      return result.url;
    case "refused":
      op.objects.setHidden(session.id, { ...op.objects.hidden(session.id), lastRefusal: refusalText(texts, result.refusal) });
      return `/c/pay/${session.id}?refused`;
  }
}

/** An intent of the API goes back to the `return_url` that its confirmation gave. */
function decideAlone(op: Operation, intent: PaymentIntent, authorized: boolean): string {
  const returnUrl = intent.next_action?.redirect_to_url?.return_url ?? null;
  const method = intent.payment_method === null ? null : op.objects.find("payment_method", intent.payment_method);
  const confirmation = authorized && method !== null ? confirmPayment(op, intent, method, { authenticated: true, offSession: false, returnUrl }) : failAuthentication(op, intent);
  if (confirmation.result === "paid") settlePayment(op, confirmation.intent);
  if (returnUrl === null) return `/c/authenticate/${intent.id}`;
  const url = new URL(returnUrl);
  url.searchParams.set("payment_intent", intent.id);
  url.searchParams.set("payment_intent_client_secret", intent.client_secret ?? "");
  url.searchParams.set("redirect_status", confirmation.result === "refused" ? "failed" : "succeeded");
  return url.toString();
}

function settled(c: Context, texts: Texts, { session, intent }: Waiting): Response | Promise<Response> {
  if (session !== null) return c.redirect(session.status === "complete" ? (session.success_url ?? "/").replaceAll("{CHECKOUT_SESSION_ID}", session.id) : `/c/pay/${session.id}`, 303);
  const done = intent.status === "succeeded";
  return c.html(messagePage(texts, done ? texts.completeTitle : texts.title, done ? texts.completeText : refusalText(texts, { code: "payment_intent_authentication_failure" }), null));
}
