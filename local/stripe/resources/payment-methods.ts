import { z } from "zod";
import { listPage, listParams } from "../api/lists.ts";
import { Answer, pathId, type Call, type Route } from "../api/route.ts";
import type { Operation } from "../core/emulator.ts";
import { integer, metadata, parse, text } from "../core/params.ts";
import type { Objects } from "../core/wire.ts";
import { attachPaymentMethod, checkCard, createPaymentMethod, requirePaymentMethod } from "../payment/payment-method.ts";
import { requireCustomer } from "./customers.ts";

type PaymentMethod = Objects["payment_method"];

export const paymentMethodRoutes: Route[] = [
  { method: "POST", path: "/v1/payment_methods", run: create },
  { method: "GET", path: "/v1/payment_methods", run: (op, call) => listOf(op, call, "/v1/payment_methods") },
  { method: "GET", path: "/v1/payment_methods/:id", run: (op, call) => requirePaymentMethod(op, pathId(call)) },
  { method: "POST", path: "/v1/payment_methods/:id/attach", run: attach },
  { method: "POST", path: "/v1/payment_methods/:id/detach", run: detach },
  { method: "GET", path: "/v1/customers/:customer/payment_methods", run: (op, call) => listOf(op, call, `/v1/customers/${pathId(call, "customer")}/payment_methods`) },
];

function create(op: Operation, call: Call): object {
  const input = parse(
    z.strictObject({
      type: z.literal("card"),
      card: z.strictObject({ number: text(30), exp_month: integer(1, 12), exp_year: integer(2000, 2999), cvc: text(4).optional() }),
      billing_details: z.strictObject({ email: text().optional(), name: text().optional() }).optional(),
      metadata: metadata.optional(),
    }),
    call.input,
  );
  const card = { number: input.card.number.replaceAll(/\D/g, ""), expMonth: input.card.exp_month, expYear: input.card.exp_year, cvc: input.card.cvc ?? "123" };
  const wrong = checkCard(op, card);
  if (wrong !== null) {
    const { code, declineCode, message, param } = wrong;
    return new Answer(402, { error: { type: "card_error", code, message, ...(declineCode === undefined ? {} : { decline_code: declineCode }), ...(param === undefined ? {} : { param }) } });
  }
  return createPaymentMethod(op, card, { email: input.billing_details?.email ?? null, name: input.billing_details?.name ?? null }, input.metadata);
}

function listOf(op: Operation, call: Call, url: string): object {
  const input = parse(z.strictObject({ ...listParams, customer: text().optional(), type: text().optional(), allow_redisplay: text().optional() }), call.input);
  const customer = call.ids.customer ?? input.customer;
  if (customer !== undefined) requireCustomer(op, customer);
  return listPage(op, "payment_method", input, { url, where: { customer: customer ?? "", type: input.type } });
}

function attach(op: Operation, call: Call): PaymentMethod {
  const { customer } = parse(z.strictObject({ customer: text() }), call.input);
  return attachPaymentMethod(op, requirePaymentMethod(op, pathId(call)), requireCustomer(op, customer).id);
}

function detach(op: Operation, call: Call): PaymentMethod {
  const before = op.objects.get("payment_method", pathId(call));
  const method: PaymentMethod = { ...before, customer: null };
  op.objects.save("payment_method", method);
  op.emit("payment_method.detached", method, { customer: before.customer });
  return method;
}
