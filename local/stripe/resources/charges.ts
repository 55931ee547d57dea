import { z } from "zod";
import { createdParam, listPage, listParams } from "../api/lists.ts";
import { pathId, type Call, type Route } from "../api/route.ts";
import { changedFrom } from "../core/changed-from.ts";
import type { Operation } from "../core/emulator.ts";
import { clearable, mergeMetadata, metadataChange, parse, text } from "../core/params.ts";
import type { Objects } from "../core/wire.ts";

type Charge = Objects["charge"];

export const chargeRoutes: Route[] = [
  { method: "GET", path: "/v1/charges", run: search },
  { method: "GET", path: "/v1/charges/:id", run: (op, call) => op.objects.get("charge", pathId(call)) },
  { method: "POST", path: "/v1/charges/:id", run: update },
];

function search(op: Operation, call: Call): object {
  const input = parse(z.strictObject({ ...listParams, ...createdParam, customer: text().optional(), payment_intent: text().optional() }), call.input);
  return listPage(op, "charge", input, { url: "/v1/charges", where: { customer: input.customer, payment_intent: input.payment_intent } });
}

function update(op: Operation, call: Call): Charge {
  const input = parse(z.strictObject({ description: clearable().optional(), metadata: metadataChange.optional(), receipt_email: clearable().optional() }), call.input);
  const before = op.objects.get("charge", pathId(call));
  const charge: Charge = {
    ...before,
    ...(input.description === undefined ? {} : { description: input.description }),
    ...(input.receipt_email === undefined ? {} : { receipt_email: input.receipt_email }),
    metadata: mergeMetadata(before.metadata, input.metadata),
  };
  op.objects.save("charge", charge);
  op.emit("charge.updated", charge, changedFrom(before, charge));
  return charge;
}
