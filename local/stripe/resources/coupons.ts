import { z } from "zod";
import { createdParam, listPage, listParams } from "../api/lists.ts";
import { pathId, type Call, type Route } from "../api/route.ts";
import { changedFrom } from "../core/changed-from.ts";
import { maximumOf } from "../core/currencies.ts";
import type { Operation } from "../core/emulator.ts";
import { randomText } from "../core/ids.ts";
import { clearable, decimal, integer, mergeMetadata, metadata, metadataChange, parse, text } from "../core/params.ts";
import { badParameter, StripeError } from "../core/stripe-error.ts";
import type { Objects } from "../core/wire.ts";
import { currencyParam } from "./prices.ts";

type Coupon = Objects["coupon"];

export const couponRoutes: Route[] = [
  { method: "POST", path: "/v1/coupons", run: create },
  { method: "GET", path: "/v1/coupons", run: search },
  { method: "GET", path: "/v1/coupons/:id", run: (op, call) => fresh(op, op.objects.get("coupon", pathId(call))) },
  { method: "POST", path: "/v1/coupons/:id", run: update },
  { method: "DELETE", path: "/v1/coupons/:id", run: remove },
];

/** The coupon as of now: `valid` turns false when its date or its redemptions ran out. */
export function fresh(op: Operation, coupon: Coupon): Coupon {
  const expired = coupon.redeem_by !== null && coupon.redeem_by <= op.now;
  const used = coupon.max_redemptions !== null && coupon.times_redeemed >= coupon.max_redemptions;
  return { ...coupon, valid: !expired && !used };
}

/** What a coupon takes off an amount of its currency, in minor units, never more than the amount. */
export function discountOf(coupon: Coupon, amount: number): number {
  if (coupon.percent_off !== null) return Math.min(amount, Math.round((amount * coupon.percent_off) / 100));
  return Math.min(amount, coupon.amount_off ?? 0);
}

/** Counts one redemption of a coupon and of the promotion code it came through. */
export function redeem(op: Operation, couponId: string, promotionCodeId: string | null): void {
  const coupon = op.objects.find("coupon", couponId);
  if (coupon !== null) op.objects.save("coupon", fresh(op, { ...coupon, times_redeemed: coupon.times_redeemed + 1 }));
  const code = promotionCodeId === null ? null : op.objects.find("promotion_code", promotionCodeId);
  if (code !== null) op.objects.save("promotion_code", { ...code, times_redeemed: code.times_redeemed + 1 });
}

function create(op: Operation, call: Call): Coupon {
  const input = parse(
    z.strictObject({
      id: text(200).optional(),
      amount_off: integer(1, maximumOf()).optional(),
      currency: currencyParam.optional(),
      percent_off: decimal(0.01, 100).optional(),
      duration: z.enum(["once", "forever", "repeating"]).optional(),
      duration_in_months: integer(1, 240).optional(),
      max_redemptions: integer(1).optional(),
      redeem_by: integer(0).optional(),
      name: text(40).optional(),
      metadata: metadata.optional(),
    }),
    call.input,
  );
  if ((input.amount_off === undefined) === (input.percent_off === undefined)) throw badParameter("percent_off", "You must provide exactly one of percent_off and amount_off.", "parameter_missing");
  if (input.amount_off !== undefined && input.currency === undefined) throw badParameter("currency", "You must pass currency when passing amount_off.", "parameter_missing");
  if (input.redeem_by !== undefined && input.redeem_by <= op.now) throw badParameter("redeem_by", "redeem_by must be in the future.");
  const id = input.id ?? randomText(8);
  if (op.objects.findAny(id) !== null) throw new StripeError(400, `A coupon with the id '${id}' exists already.`, { code: "resource_already_exists", param: "id" });
  const coupon: Coupon = {
    id,
    object: "coupon",
    amount_off: input.amount_off ?? null,
    created: op.now,
    currency: input.amount_off === undefined ? null : (input.currency ?? null),
    duration: input.duration ?? "once",
    duration_in_months: input.duration_in_months ?? null,
    livemode: false,
    max_redemptions: input.max_redemptions ?? null,
    metadata: input.metadata ?? {},
    name: input.name ?? null,
    percent_off: input.percent_off ?? null,
    redeem_by: input.redeem_by ?? null,
    times_redeemed: 0,
    valid: true,
  };
  op.objects.insert("coupon", coupon);
  op.emit("coupon.created", coupon);
  return coupon;
}

function search(op: Operation, call: Call): object {
  const page = listPage(op, "coupon", parse(z.strictObject({ ...listParams, ...createdParam }), call.input), { url: "/v1/coupons" });
  return { ...page, data: page.data.map((coupon) => fresh(op, coupon)) };
}

function update(op: Operation, call: Call): Coupon {
  const input = parse(z.strictObject({ name: clearable(40).optional(), metadata: metadataChange.optional() }), call.input);
  const before = op.objects.get("coupon", pathId(call));
  const coupon: Coupon = { ...before, ...(input.name === undefined ? {} : { name: input.name }), metadata: mergeMetadata(before.metadata, input.metadata) };
  op.objects.save("coupon", coupon);
  op.emit("coupon.updated", coupon, changedFrom(before, coupon));
  return fresh(op, coupon);
}

function remove(op: Operation, call: Call): object {
  const coupon = op.objects.get("coupon", pathId(call));
  op.objects.remove("coupon", coupon.id);
  op.emit("coupon.deleted", coupon);
  return { id: coupon.id, object: "coupon", deleted: true };
}
