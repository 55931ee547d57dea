import { z } from "zod";
import { createdParam, listPage, listParams } from "../api/lists.ts";
import { pathId, type Call, type Route } from "../api/route.ts";
import type { Operation } from "../core/emulator.ts";
import { parse, text } from "../core/params.ts";

export const setupIntentRoutes: Route[] = [
  { method: "GET", path: "/v1/setup_intents", run: search },
  { method: "GET", path: "/v1/setup_intents/:id", run: (op, call) => op.objects.get("setup_intent", pathId(call)) },
];

function search(op: Operation, call: Call): object {
  const input = parse(z.strictObject({ ...listParams, ...createdParam, customer: text().optional(), payment_method: text().optional() }), call.input);
  return listPage(op, "setup_intent", input, { url: "/v1/setup_intents", where: { customer: input.customer, payment_method: input.payment_method } });
}
