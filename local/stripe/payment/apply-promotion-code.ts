import type { Operation } from "../core/emulator.ts";
import type { Objects } from "../core/wire.ts";
import { fresh } from "../resources/coupons.ts";
import { withDiscount } from "../resources/create-session.ts";
import { findActiveCode, isUsable } from "../resources/promotion-codes.ts";

/** Applies the code a buyer typed on the hosted page. Returns false when it cannot be used; nothing changes then. */
export function applyPromotionCode(op: Operation, session: Objects["checkout.session"], typed: string): boolean {
  const code = session.status === "open" && session.allow_promotion_codes === true ? findActiveCode(op, typed) : null;
  if (code === null || session.currency === null) return false;
  if (!isUsable(op, code, { amount: session.amount_subtotal ?? 0, currency: session.currency, customer: session.customer })) return false;
  const found = typeof code.promotion.coupon === "string" ? op.objects.find("coupon", code.promotion.coupon) : null;
  const coupon = found === null ? null : fresh(op, found);
  if (coupon === null || !coupon.valid || (coupon.currency !== null && coupon.currency !== session.currency)) return false;
  const priced = withDiscount(op, session, op.objects.all("item", { parent: session.id }), { coupon, promotionCode: code.id });
  op.objects.save("checkout.session", priced.session);
  for (const item of priced.items) op.objects.save("item", item);
  return true;
}
