import { z } from "zod";
import { createdParam, listPage, listParams } from "../api/lists.ts";
import { pathId, type Call, type Route } from "../api/route.ts";
import { maximumOf } from "../core/currencies.ts";
import type { Operation } from "../core/emulator.ts";
import { integer, mergeMetadata, metadata, metadataChange, parse, text } from "../core/params.ts";
import { badParameter, StripeError } from "../core/stripe-error.ts";
import type { Objects } from "../core/wire.ts";
import { announceRefund, refundCharge } from "../payment/refund-charge.ts";

type Refund = Objects["refund"];

export const refundRoutes: Route[] = [
  { method: "POST", path: "/v1/refunds", run: create },
  { method: "GET", path: "/v1/refunds", run: search },
  { method: "GET", path: "/v1/refunds/:id", run: (op, call) => op.objects.get("refund", pathId(call)) },
  { method: "POST", path: "/v1/refunds/:id", run: update },
  { method: "POST", path: "/v1/refunds/:id/cancel", run: cancel },
];

function create(op: Operation, call: Call): Refund {
  const input = parse(
    z.strictObject({
      charge: text().optional(),
      payment_intent: text().optional(),
      amount: integer(1, maximumOf()).optional(),
      reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
      metadata: metadata.optional(),
    }),
    call.input,
  );
  if (input.charge !== undefined && input.payment_intent !== undefined) throw badParameter("charge", "You may only specify one of these parameters: charge, payment_intent.");
  const charge = chargeOf(op, input);
  return refundCharge(op, charge, { amount: input.amount ?? null, reason: input.reason ?? null, metadata: input.metadata ?? {} });
}

function chargeOf(op: Operation, input: { charge?: string | undefined; payment_intent?: string | undefined }): Objects["charge"] {
  if (input.charge !== undefined) return op.objects.get("charge", input.charge, "charge");
  if (input.payment_intent === undefined) throw badParameter("charge", "One of the following params should be provided for this request: payment_intent or charge.", "parameter_missing");
  const intent = op.objects.get("payment_intent", input.payment_intent, "payment_intent");
  if (intent.latest_charge === null) throw new StripeError(400, `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, { param: "payment_intent" });
  return op.objects.get("charge", intent.latest_charge);
}

function search(op: Operation, call: Call): object {
  const input = parse(z.strictObject({ ...listParams, ...createdParam, charge: text().optional(), payment_intent: text().optional() }), call.input);
  return listPage(op, "refund", input, { url: "/v1/refunds", where: { charge: input.charge, payment_intent: input.payment_intent } });
}

function update(op: Operation, call: Call): Refund {
  const input = parse(z.strictObject({ metadata: metadataChange.optional() }), call.input);
  const before = op.objects.get("refund", pathId(call));
  const refund: Refund = { ...before, metadata: mergeMetadata(before.metadata, input.metadata) };
  announceRefund(op, refund, { metadata: before.metadata });
  return refund;
}

/** Stripe cancels only refunds that wait for the customer's action; a card's refund never does. */
function cancel(op: Operation, call: Call): Refund {
  const refund = op.objects.get("refund", pathId(call));
  throw new StripeError(400, `The refund ${refund.id} cannot be canceled: its status is ${refund.status ?? "unknown"}, not requires_action.`);
}
