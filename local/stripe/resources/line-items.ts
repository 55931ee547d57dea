import { z } from "zod";
import { listPage, listParams, type ApiList } from "../api/lists.ts";
import type { Operation } from "../core/emulator.ts";
import type { FormLevel } from "../core/form.ts";
import { newId } from "../core/ids.ts";
import { flag, integer, metadata, parse, text } from "../core/params.ts";
import { badParameter } from "../core/stripe-error.ts";
import type { Objects } from "../core/wire.ts";
import { discountOf } from "./coupons.ts";
import { createPrice, newPriceFields } from "./prices.ts";
import { createProduct, productDataParam } from "./new-product.ts";

type LineItem = Objects["item"];
type Coupon = Objects["coupon"];
type Price = Objects["price"];

export const lineItemParam = z.strictObject({
  price: text().optional(),
  price_data: z.strictObject({ ...newPriceFields, product: text().optional(), product_data: productDataParam.optional() }).optional(),
  quantity: integer(1, 999_999).optional(),
  adjustable_quantity: z.strictObject({ enabled: flag }).optional(),
  metadata: metadata.optional(),
});

export type LineItemInput = z.output<typeof lineItemParam>;

/** Builds line items from a session's parameters, creating inline prices and products. They are not stored yet. */
export function buildLineItems(op: Operation, inputs: LineItemInput[]): LineItem[] {
  return inputs.map((input, index) => buildLineItem(op, input, `line_items[${index}]`));
}

/** Sets what a coupon takes off each item; a fixed amount is shared in proportion, to the cent. */
export function applyCoupon(items: LineItem[], coupon: Coupon | null): LineItem[] {
  const total = items.reduce((sum, item) => sum + item.amount_subtotal, 0);
  const discount = coupon === null ? 0 : discountOf(coupon, total);
  let given = 0;
  let before = 0;
  return items.map((item) => {
    before += item.amount_subtotal;
    const share = total === 0 ? 0 : Math.round((discount * before) / total) - given;
    given += share;
    return { ...item, amount_discount: share, amount_total: item.amount_subtotal - share };
  });
}

/** A session's line items as the expanded field shows them: the first ten. */
export function lineItemsOf(op: Operation, session: string): ApiList<LineItem> {
  return listPage(op, "item", {}, { url: `/v1/checkout/sessions/${session}/line_items`, parent: session, oldestFirst: true });
}

/** One page of a session's line items. */
export function listLineItems(op: Operation, session: string, input: FormLevel): ApiList<LineItem> {
  op.objects.get("checkout.session", session);
  return listPage(op, "item", parse(z.strictObject(listParams), input), { url: `/v1/checkout/sessions/${session}/line_items`, parent: session, oldestFirst: true });
}

function buildLineItem(op: Operation, input: LineItemInput, param: string): LineItem {
  if ((input.price === undefined) === (input.price_data === undefined)) throw badParameter(param, `You must provide exactly one of ${param}[price] and ${param}[price_data].`, "parameter_missing");
  if (input.adjustable_quantity?.enabled === true) throw badParameter(`${param}[adjustable_quantity][enabled]`, "Adjustable quantities are not available in the local Stripe.");
  if (input.quantity === undefined) throw badParameter(`${param}[quantity]`, `Missing required param: ${param}[quantity].`, "parameter_missing");
  const price = priceOf(op, input, param);
  if (!price.active) throw badParameter(`${param}[price]`, `The price ${price.id} is inactive.`);
  const subtotal = Math.round(Number(price.unit_amount_decimal ?? 0) * input.quantity);
  const product = typeof price.product === "string" ? op.objects.find("product", price.product) : null;
  return {
    id: newId("li"),
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: subtotal,
    amount_tax: 0,
    amount_total: subtotal,
    currency: price.currency,
    description: product?.name ?? null,
    metadata: input.metadata ?? {},
    price,
    quantity: input.quantity,
  };
}

function priceOf(op: Operation, input: LineItemInput, param: string): Price {
  if (input.price !== undefined) return op.objects.get("price", input.price, `${param}[price]`);
  const data = input.price_data;
  if (data === undefined) throw badParameter(param, `Missing required param: ${param}[price].`, "parameter_missing");
  if ((data.product === undefined) === (data.product_data === undefined)) {
    throw badParameter(`${param}[price_data]`, `You must provide exactly one of ${param}[price_data][product] and ${param}[price_data][product_data].`, "parameter_missing");
  }
  const product =
    data.product_data === undefined
      ? op.objects.get("product", data.product ?? "", `${param}[price_data][product]`)
      : createProduct(op, data.product_data.name, { ...data.product_data, active: false });
  return { ...createPrice(op, product.id, { ...data, active: false }, `${param}[price_data]`), active: true };
}
