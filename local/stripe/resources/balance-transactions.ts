import { z } from "zod";
import { createdParam, listPage, listParams } from "../api/lists.ts";
import { pathId, type Call, type Route } from "../api/route.ts";
import type { Operation } from "../core/emulator.ts";
import { parse, text } from "../core/params.ts";
import { currencyParam } from "./prices.ts";

export const balanceTransactionRoutes: Route[] = [
  { method: "GET", path: "/v1/balance_transactions", run: search },
  { method: "GET", path: "/v1/balance_transactions/:id", run: (op, call) => op.objects.get("balance_transaction", pathId(call)) },
];

function search(op: Operation, call: Call): object {
  const input = parse(z.strictObject({ ...listParams, ...createdParam, currency: currencyParam.optional(), source: text().optional(), type: text().optional() }), call.input);
  return listPage(op, "balance_transaction", input, { url: "/v1/balance_transactions", where: { currency: input.currency, source: input.source, type: input.type } });
}
