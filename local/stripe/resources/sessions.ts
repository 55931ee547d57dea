import { z } from "zod";
import { createdParam, listPage, listParams } from "../api/lists.ts";
import { pathId, type Call, type Route } from "../api/route.ts";
import type { Operation } from "../core/emulator.ts";
import { mergeMetadata, metadataChange, parse, text } from "../core/params.ts";
import { StripeError } from "../core/stripe-error.ts";
import type { Objects } from "../core/wire.ts";
import { expireSession } from "../payment/expire-session.ts";
import { createSession } from "./create-session.ts";
import { listLineItems } from "./line-items.ts";
import { sessionParams } from "./session-params.ts";

type Session = Objects["checkout.session"];

export const sessionRoutes: Route[] = [
  { method: "POST", path: "/v1/checkout/sessions", run: (op, call) => createSession(op, parse(sessionParams, call.input)) },
  { method: "GET", path: "/v1/checkout/sessions", run: search },
  { method: "GET", path: "/v1/checkout/sessions/:id", run: (op, call) => op.objects.get("checkout.session", pathId(call)) },
  { method: "POST", path: "/v1/checkout/sessions/:id", run: update },
  { method: "POST", path: "/v1/checkout/sessions/:id/expire", run: expire },
  { method: "GET", path: "/v1/checkout/sessions/:id/line_items", run: (op, call) => listLineItems(op, pathId(call), call.input) },
];

function search(op: Operation, call: Call): object {
  const input = parse(
    z.strictObject({
      ...listParams,
      ...createdParam,
      customer: text().optional(),
      customer_details: z.strictObject({ email: text() }).optional(),
      payment_intent: text().optional(),
      subscription: text().optional(),
      status: z.enum(["complete", "expired", "open"]).optional(),
    }),
    call.input,
  );
  const { customer, payment_intent, subscription, status } = input;
  return listPage(op, "checkout.session", input, {
    url: "/v1/checkout/sessions",
    where: { customer, payment_intent, subscription, status, "customer_details.email": input.customer_details?.email },
  });
}

function update(op: Operation, call: Call): Session {
  const input = parse(z.strictObject({ metadata: metadataChange.optional() }), call.input);
  const before = op.objects.get("checkout.session", pathId(call));
  const session: Session = { ...before, metadata: mergeMetadata(before.metadata, input.metadata) };
  op.objects.save("checkout.session", session);
  return session;
}

function expire(op: Operation, call: Call): Session {
  parse(z.strictObject({}), call.input);
  const session = op.objects.get("checkout.session", pathId(call));
  if (session.status !== "open") {
    throw new StripeError(400, `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status ?? "none"}.`);
  }
  return expireSession(op, session);
}
