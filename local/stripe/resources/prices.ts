import { z } from "zod";
import { createdParam, listPage, listParams } from "../api/lists.ts";
import { pathId, type Call, type Route } from "../api/route.ts";
import { changedFrom } from "../core/changed-from.ts";
import { isSupportedCurrency, maximumOf } from "../core/currencies.ts";
import type { Operation } from "../core/emulator.ts";
import { newId } from "../core/ids.ts";
import { clearable, decimal, flag, integer, list, mergeMetadata, metadata, metadataChange, parse, text } from "../core/params.ts";
import { badParameter } from "../core/stripe-error.ts";
import type { Objects } from "../core/wire.ts";
import { createProduct, productDataParam } from "./new-product.ts";

type Price = Objects["price"];

/** A three-letter currency code that Stripe supports, in lower case. */
export const currencyParam = z
  .string()
  .transform((value) => value.toLowerCase())
  .refine((value) => isSupportedCurrency(value), { error: "Invalid currency. Use a supported three-letter ISO 4217 code." });

export const recurringParam = z.strictObject({
  interval: z.enum(["day", "week", "month", "year"]),
  interval_count: integer(1, 1_095).optional(),
  trial_period_days: integer(1, 730).optional(),
  usage_type: z.literal("licensed").optional(),
});

const unitAmount = integer(0, maximumOf());

/** Parameters that any way of making a price shares. */
export const newPriceFields = {
  currency: currencyParam,
  unit_amount: unitAmount.optional(),
  unit_amount_decimal: decimal(0, maximumOf()).optional(),
  recurring: recurringParam.optional(),
  tax_behavior: z.enum(["inclusive", "exclusive", "unspecified"]).optional(),
};

type NewPrice = z.output<z.ZodObject<typeof newPriceFields>> & { metadata?: Record<string, string> | undefined; nickname?: string | null | undefined; lookup_key?: string | null | undefined; active?: boolean | undefined };

export const priceRoutes: Route[] = [
  { method: "POST", path: "/v1/prices", run: create },
  { method: "GET", path: "/v1/prices", run: search },
  { method: "GET", path: "/v1/prices/:id", run: (op, call) => op.objects.get("price", pathId(call)) },
  { method: "POST", path: "/v1/prices/:id", run: update },
];

/** Stores a price of a product and announces `price.created`. `param` is the prefix of parameter names in errors. */
export function createPrice(op: Operation, product: string, input: NewPrice, param = ""): Price {
  const price: Price = {
    id: newId("price"),
    object: "price",
    active: input.active ?? true,
    billing_scheme: "per_unit",
    created: op.now,
    currency: input.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: input.lookup_key ?? null,
    metadata: input.metadata ?? {},
    nickname: input.nickname ?? null,
    product,
    recurring: toRecurring(input.recurring),
    tax_behavior: input.tax_behavior ?? "unspecified",
    tiers_mode: null,
    transform_quantity: null,
    type: input.recurring === undefined ? "one_time" : "recurring",
    ...amountsOf(input, param),
  };
  op.objects.insert("price", price);
  op.emit("price.created", price);
  return price;
}

function create(op: Operation, call: Call): Price {
  const input = parse(
    z.strictObject({
      ...newPriceFields,
      active: flag.optional(),
      lookup_key: text(200).optional(),
      transfer_lookup_key: flag.optional(),
      metadata: metadata.optional(),
      nickname: text().optional(),
      product: text().optional(),
      product_data: productDataParam.optional(),
    }),
    call.input,
  );
  if ((input.product === undefined) === (input.product_data === undefined)) throw badParameter("product", "You must provide exactly one of product and product_data.", "parameter_missing");
  if (input.lookup_key !== undefined) freeLookupKey(op, input.lookup_key, input.transfer_lookup_key === true);
  const product = input.product_data === undefined ? op.objects.get("product", input.product ?? "", "product") : createProduct(op, input.product_data.name, input.product_data);
  return createPrice(op, product.id, input);
}

function freeLookupKey(op: Operation, key: string, transfer: boolean): void {
  const [holder] = op.objects.all("price", { filters: [{ field: "lookup_key", equals: key }] });
  if (holder === undefined) return;
  if (!transfer) throw badParameter("lookup_key", `A price (${holder.id}) already uses that lookup key.`, "resource_already_exists");
  op.objects.save("price", { ...holder, lookup_key: null });
}

function search(op: Operation, call: Call): object {
  const input = parse(
    z.strictObject({
      ...listParams,
      ...createdParam,
      active: flag.optional(),
      currency: currencyParam.optional(),
      product: text().optional(),
      type: z.enum(["one_time", "recurring"]).optional(),
      lookup_keys: list(text(), 10).optional(),
    }),
    call.input,
  );
  const { active, currency, product, type } = input;
  const filters = input.lookup_keys === undefined ? [] : [{ field: "lookup_key", anyOf: input.lookup_keys }];
  return listPage(op, "price", input, { url: "/v1/prices", where: { active, currency, product, type }, filters });
}

function update(op: Operation, call: Call): Price {
  const input = parse(z.strictObject({ active: flag.optional(), metadata: metadataChange.optional(), nickname: clearable().optional() }), call.input);
  const before = op.objects.get("price", pathId(call));
  const price: Price = {
    ...before,
    ...(input.active === undefined ? {} : { active: input.active }),
    ...(input.nickname === undefined ? {} : { nickname: input.nickname }),
    metadata: mergeMetadata(before.metadata, input.metadata),
  };
  op.objects.save("price", price);
  op.emit("price.updated", price, changedFrom(before, price));
  return price;
}

function amountsOf(input: NewPrice, param: string): Pick<Price, "unit_amount" | "unit_amount_decimal"> {
  const name = param === "" ? "unit_amount" : `${param}[unit_amount]`;
  if (input.unit_amount !== undefined && input.unit_amount_decimal !== undefined) throw badParameter(name, "Give either unit_amount or unit_amount_decimal, not both.");
  const amount = input.unit_amount ?? input.unit_amount_decimal;
  if (amount === undefined) throw badParameter(name, `Missing required param: ${name}.`, "parameter_missing");
  return { unit_amount: Number.isInteger(amount) ? amount : null, unit_amount_decimal: String(amount) };
}

function toRecurring(input: z.output<typeof recurringParam> | undefined): Price["recurring"] {
  if (input === undefined) return null;
  return { interval: input.interval, interval_count: input.interval_count ?? 1, meter: null, trial_period_days: input.trial_period_days ?? null, usage_type: "licensed" };
}
