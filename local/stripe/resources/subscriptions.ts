import { z } from "zod";
import { createdParam, listPage, listParams } from "../api/lists.ts";
import { pathId, type Call, type Route } from "../api/route.ts";
import { changedFrom } from "../core/changed-from.ts";
import type { Operation } from "../core/emulator.ts";
import { clearable, flag, mergeMetadata, metadataChange, parse, text } from "../core/params.ts";
import { StripeError } from "../core/stripe-error.ts";
import type { Objects } from "../core/wire.ts";
import { requirePaymentMethod } from "../payment/payment-method.ts";
import { cancelSubscription } from "../subscriptions/cycle-subscription.ts";
import { endOf } from "../subscriptions/subscription.ts";

type Subscription = Objects["subscription"];

export const subscriptionRoutes: Route[] = [
  { method: "GET", path: "/v1/subscriptions", run: search },
  { method: "GET", path: "/v1/subscriptions/:id", run: (op, call) => op.objects.get("subscription", pathId(call)) },
  { method: "POST", path: "/v1/subscriptions/:id", run: update },
  { method: "DELETE", path: "/v1/subscriptions/:id", run: (op, call) => cancelSubscription(op, requireLive(op, pathId(call)), "cancellation_requested") },
  { method: "GET", path: "/v1/invoices", run: searchInvoices },
  { method: "GET", path: "/v1/invoices/:id", run: (op, call) => op.objects.get("invoice", pathId(call)) },
];

function search(op: Operation, call: Call): object {
  const input = parse(
    z.strictObject({ ...listParams, ...createdParam, customer: text().optional(), status: z.enum(["active", "all", "canceled", "past_due", "trialing"]).optional() }),
    call.input,
  );
  const live = ["active", "past_due", "trialing"];
  const filters = input.status === undefined ? [{ field: "status", anyOf: live }] : input.status === "all" ? [] : [{ field: "status", equals: input.status }];
  return listPage(op, "subscription", input, { url: "/v1/subscriptions", where: { customer: input.customer }, filters });
}

function update(op: Operation, call: Call): Subscription {
  const input = parse(
    z.strictObject({ cancel_at_period_end: flag.optional(), default_payment_method: text().optional(), description: clearable(500).optional(), metadata: metadataChange.optional() }),
    call.input,
  );
  const before = requireLive(op, pathId(call));
  const after: Subscription = {
    ...before,
    ...(input.cancel_at_period_end === undefined ? {} : endingFields(op, before, input.cancel_at_period_end)),
    ...(input.default_payment_method === undefined ? {} : { default_payment_method: requirePaymentMethod(op, input.default_payment_method).id }),
    ...(input.description === undefined ? {} : { description: input.description }),
    metadata: mergeMetadata(before.metadata, input.metadata),
  };
  op.objects.save("subscription", after);
  op.emit("customer.subscription.updated", after, changedFrom(before, after));
  return after;
}

function endingFields(op: Operation, subscription: Subscription, ending: boolean): Partial<Subscription> {
  if (!ending) return { cancel_at: null, cancel_at_period_end: false, canceled_at: null };
  return { cancel_at: endOf(subscription), cancel_at_period_end: true, canceled_at: op.now };
}

function requireLive(op: Operation, id: string): Subscription {
  const subscription = op.objects.get("subscription", id);
  if (subscription.status === "canceled") throw new StripeError(400, `The subscription ${id} is canceled; a canceled subscription can change no more.`, { code: "resource_missing", param: "id" });
  return subscription;
}

function searchInvoices(op: Operation, call: Call): object {
  const input = parse(
    z.strictObject({ ...listParams, ...createdParam, customer: text().optional(), subscription: text().optional(), status: z.enum(["draft", "open", "paid", "uncollectible", "void"]).optional() }),
    call.input,
  );
  return listPage(op, "invoice", input, {
    url: "/v1/invoices",
    where: { customer: input.customer, status: input.status },
    ...(input.subscription === undefined ? {} : { parent: input.subscription }),
  });
}
