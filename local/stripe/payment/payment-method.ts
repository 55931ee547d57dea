import { createHash } from "node:crypto";
import type { Operation } from "../core/emulator.ts";
import { newId } from "../core/ids.ts";
import { missing } from "../core/stripe-error.ts";
import type { Objects } from "../core/wire.ts";
import { cardRefusal, type CardRefusal } from "./card-refusal.ts";
import { findTestCard, passesCheckDigit, readyMadeCard } from "./test-cards.ts";

type PaymentMethod = Objects["payment_method"];

export type CardInput = { number: string; expMonth: number; expYear: number; cvc: string };
export type BillingInput = { email: string | null; name: string | null };

/** What is wrong with a card as typed, before anybody is asked for money; null when it can be tried. */
export function checkCard(op: Operation, card: CardInput): CardRefusal | null {
  if (!/^\d{12,19}$/.test(card.number)) return cardRefusal("invalid_number");
  if (!passesCheckDigit(card.number)) return cardRefusal("incorrect_number");
  if (card.expMonth < 1 || card.expMonth > 12) return cardRefusal("invalid_expiry_month");
  const today = new Date(op.now * 1_000);
  const monthsLeft = (card.expYear - today.getUTCFullYear()) * 12 + card.expMonth - (today.getUTCMonth() + 1);
  if (card.expYear < today.getUTCFullYear() || card.expYear > today.getUTCFullYear() + 50) return cardRefusal("invalid_expiry_year");
  if (monthsLeft < 0) return cardRefusal("expired_card");
  const test = findTestCard(card.number);
  if (!new RegExp(test?.brand === "amex" ? "^\\d{4}$" : "^\\d{3}$").test(card.cvc)) return cardRefusal("invalid_cvc");
  return test === null ? cardRefusal("card_declined", "test_mode_live_card") : null;
}

/** Stores a card payment method. The card must have passed `checkCard`. */
export function createPaymentMethod(op: Operation, card: CardInput, billing: BillingInput, metadata: Record<string, string> = {}): PaymentMethod {
  const test = findTestCard(card.number);
  const method: PaymentMethod = {
    id: newId("pm"),
    object: "payment_method",
    allow_redisplay: "unspecified",
    billing_details: { address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null }, email: billing.email, name: billing.name, phone: null, tax_id: null },
    card: {
      brand: test?.brand ?? "unknown",
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: test?.behaviour.cvcCheck ?? "pass" },
      country: test?.country ?? null,
      display_brand: test?.brand ?? null,
      exp_month: card.expMonth,
      exp_year: card.expYear,
      fingerprint: createHash("sha256").update(card.number).digest("base64url").slice(0, 16),
      funding: test?.funding ?? "unknown",
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [test?.brand ?? "unknown"], preferred: null },
      regulated_status: "unregulated",
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: op.now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata,
    type: "card",
  };
  op.objects.insert("payment_method", method, { hidden: { card: { number: card.number, authenticated: false } } });
  return method;
}

/** The payment method of an id; ready-made ones such as `pm_card_visa` become a new method each time. */
export function requirePaymentMethod(op: Operation, id: string): PaymentMethod {
  const number = readyMadeCard(id);
  if (number !== null) {
    const year = new Date(op.now * 1_000).getUTCFullYear() + 1;
    return createPaymentMethod(op, { number, expMonth: new Date(op.now * 1_000).getUTCMonth() + 1, expYear: year, cvc: "123" }, { email: null, name: null });
  }
  const method = op.objects.find("payment_method", id);
  if (method === null) throw missing("PaymentMethod", id, "payment_method");
  return method;
}

/** Ties a payment method to a customer and announces it. */
export function attachPaymentMethod(op: Operation, method: PaymentMethod, customer: string): PaymentMethod {
  if (method.customer === customer) return method;
  const attached: PaymentMethod = { ...method, customer };
  op.objects.save("payment_method", attached);
  op.emit("payment_method.attached", attached);
  return attached;
}
