import { z } from "zod";
import { createdParam, listPage, listParams } from "../api/lists.ts";
import { pathId, type Call, type Route } from "../api/route.ts";
import { changedFrom } from "../core/changed-from.ts";
import type { Operation } from "../core/emulator.ts";
import { newId, randomText } from "../core/ids.ts";
import { flag, integer, mergeMetadata, metadata, metadataChange, parse, text } from "../core/params.ts";
import { badParameter } from "../core/stripe-error.ts";
import type { Objects } from "../core/wire.ts";
import { fresh } from "./coupons.ts";
import { requireCustomer } from "./customers.ts";
import { currencyParam } from "./prices.ts";

type PromotionCode = Objects["promotion_code"];

export const promotionCodeRoutes: Route[] = [
  { method: "POST", path: "/v1/promotion_codes", run: create },
  { method: "GET", path: "/v1/promotion_codes", run: search },
  { method: "GET", path: "/v1/promotion_codes/:id", run: (op, call) => op.objects.get("promotion_code", pathId(call)) },
  { method: "POST", path: "/v1/promotion_codes/:id", run: update },
];

/** Whether a code can be used now, by this customer, for this amount. */
export function isUsable(op: Operation, code: PromotionCode, purchase: { amount: number; currency: string; customer: string | null }): boolean {
  if (!code.active || (code.expires_at !== null && code.expires_at <= op.now)) return false;
  if (code.max_redemptions !== null && code.times_redeemed >= code.max_redemptions) return false;
  if (code.customer !== null && code.customer !== purchase.customer) return false;
  const { minimum_amount: minimum, minimum_amount_currency: currency } = code.restrictions;
  return minimum === null || (currency === purchase.currency && purchase.amount >= minimum);
}

function create(op: Operation, call: Call): PromotionCode {
  const input = parse(
    z.strictObject({
      promotion: z.strictObject({ type: z.literal("coupon"), coupon: text() }),
      code: z.string().regex(/^[A-Za-z0-9-]{1,500}$/, { error: "Codes hold letters, digits and dashes." }).optional(),
      active: flag.optional(),
      customer: text().optional(),
      expires_at: integer(0).optional(),
      max_redemptions: integer(1).optional(),
      metadata: metadata.optional(),
      restrictions: z.strictObject({ first_time_transaction: flag.optional(), minimum_amount: integer(1).optional(), minimum_amount_currency: currencyParam.optional() }).optional(),
    }),
    call.input,
  );
  const coupon = fresh(op, op.objects.get("coupon", input.promotion.coupon, "promotion[coupon]"));
  if (!coupon.valid) throw badParameter("promotion[coupon]", `The coupon ${coupon.id} is no longer valid.`, "coupon_expired");
  if (input.customer !== undefined) requireCustomer(op, input.customer);
  const code = input.code ?? randomText(8).toUpperCase();
  const taken = op.objects.all("promotion_code", { filters: [{ field: "active", equals: true }] }).some((other) => sameCode(other.code, code));
  if (taken) throw badParameter("code", `An active promotion code '${code}' exists already.`, "resource_already_exists");
  const promotionCode: PromotionCode = {
    id: newId("promo"),
    object: "promotion_code",
    active: input.active ?? true,
    code,
    created: op.now,
    customer: input.customer ?? null,
    customer_account: null,
    expires_at: input.expires_at ?? null,
    livemode: false,
    max_redemptions: input.max_redemptions ?? null,
    metadata: input.metadata ?? {},
    promotion: { type: "coupon", coupon: coupon.id },
    restrictions: {
      first_time_transaction: input.restrictions?.first_time_transaction ?? false,
      minimum_amount: input.restrictions?.minimum_amount ?? null,
      minimum_amount_currency: input.restrictions?.minimum_amount_currency ?? null,
    },
    times_redeemed: 0,
  };
  op.objects.insert("promotion_code", promotionCode);
  op.emit("promotion_code.created", promotionCode);
  return promotionCode;
}

/** The active code a buyer typed; upper and lower case do not matter. */
export function findActiveCode(op: Operation, typed: string): PromotionCode | null {
  return op.objects.all("promotion_code", { filters: [{ field: "active", equals: true }] }).find((code) => sameCode(code.code, typed)) ?? null;
}

function search(op: Operation, call: Call): object {
  const input = parse(
    z.strictObject({ ...listParams, ...createdParam, active: flag.optional(), code: text().optional(), customer: text().optional(), coupon: text().optional() }),
    call.input,
  );
  const where = { active: input.active, code: input.code, customer: input.customer, "promotion.coupon": input.coupon };
  return listPage(op, "promotion_code", input, { url: "/v1/promotion_codes", where });
}

function update(op: Operation, call: Call): PromotionCode {
  const input = parse(z.strictObject({ active: flag.optional(), metadata: metadataChange.optional() }), call.input);
  const before = op.objects.get("promotion_code", pathId(call));
  const code: PromotionCode = { ...before, ...(input.active === undefined ? {} : { active: input.active }), metadata: mergeMetadata(before.metadata, input.metadata) };
  op.objects.save("promotion_code", code);
  op.emit("promotion_code.updated", code, changedFrom(before, code));
  return code;
}

function sameCode(a: string, b: string): boolean {
  return a.toUpperCase() === b.toUpperCase();
}
