/** How a card that Stripe documents for testing behaves (https://docs.stripe.com/testing). */
export type CardBehaviour = {
  /** Refused by the issuer; `blocked` when Radar stops it before the issuer sees it. */
  refusal?: { code: string; declineCode: string; blocked?: true };
  /** When the cardholder must authenticate: at every payment, or only while the card is not saved for later use. */
  authentication?: "always" | "unless-saved";
  /** Reason of the dispute that is opened right after the payment; `inquiry` opens a warning only. */
  dispute?: { reason: string; inquiry?: true };
  /** Refunds that do not settle at once. */
  refund?: "pending-then-succeeds" | "succeeds-then-fails";
  /** Result of the security code's check, when it is not a pass. */
  cvcCheck?: "fail";
  risk?: "elevated" | "highest";
};

export type TestCard = { brand: string; funding: "credit" | "debit" | "prepaid"; country: string; behaviour: CardBehaviour };

const refused = (code: string, declineCode = code): CardBehaviour => ({ refusal: { code, declineCode } });
const declined = (declineCode: string): CardBehaviour => refused("card_declined", declineCode);

type Definition = [number: string, brand: string, funding: TestCard["funding"], country: string, behaviour?: CardBehaviour];

const DEFINITIONS: Definition[] = [
  ["4242424242424242", "visa", "credit", "US"],
  ["4000056655665556", "visa", "debit", "US"],
  ["5555555555554444", "mastercard", "credit", "US"],
  ["2223003122003222", "mastercard", "credit", "US"],
  ["5200828282828210", "mastercard", "debit", "US"],
  ["5105105105105100", "mastercard", "prepaid", "US"],
  ["378282246310005", "amex", "credit", "US"],
  ["371449635398431", "amex", "credit", "US"],
  ["6011111111111117", "discover", "credit", "US"],
  ["3056930009020004", "diners", "credit", "US"],
  ["36227206271667", "diners", "credit", "US"],
  ["3566002020360505", "jcb", "credit", "JP"],
  ["6200000000000005", "unionpay", "credit", "CN"],
  ["4000000320000021", "visa", "credit", "AR"],
  ["4000000760000002", "visa", "credit", "BR"],
  ["4000001520000001", "visa", "credit", "CL"],
  ["4000001700000003", "visa", "credit", "CO"],
  ["4000004840008001", "visa", "credit", "MX"],
  ["4000006040000068", "visa", "credit", "PE"],
  ["4000007240000007", "visa", "credit", "ES"],
  ["4000006200000007", "visa", "credit", "PT"],
  ["4000008260000000", "visa", "credit", "GB"],
  ["4000000000000077", "visa", "credit", "US"],
  ["4000000000000002", "visa", "credit", "US", declined("generic_decline")],
  ["4000000000009995", "visa", "credit", "US", declined("insufficient_funds")],
  ["4000000000009987", "visa", "credit", "US", declined("lost_card")],
  ["4000000000009979", "visa", "credit", "US", declined("stolen_card")],
  ["4000000000006975", "visa", "credit", "US", declined("card_velocity_exceeded")],
  ["4000000000000069", "visa", "credit", "US", refused("expired_card")],
  ["4000000000000127", "visa", "credit", "US", refused("incorrect_cvc")],
  ["4000000000000119", "visa", "credit", "US", refused("processing_error")],
  ["4000000000000341", "visa", "credit", "US", declined("generic_decline")],
  ["4100000000000019", "visa", "credit", "US", { refusal: { code: "card_declined", declineCode: "fraudulent", blocked: true }, risk: "highest" }],
  ["4000000000004954", "visa", "credit", "US", { refusal: { code: "card_declined", declineCode: "fraudulent", blocked: true }, risk: "highest" }],
  ["4000000000009235", "visa", "credit", "US", { risk: "elevated" }],
  ["4000000000000101", "visa", "credit", "US", { cvcCheck: "fail" }],
  ["4000002500003155", "visa", "credit", "US", { authentication: "unless-saved" }],
  ["4000002760003184", "visa", "credit", "US", { authentication: "always" }],
  ["4000000000003220", "visa", "credit", "US", { authentication: "always" }],
  ["4000000000003063", "visa", "credit", "US", { authentication: "always" }],
  ["4000008260003178", "visa", "credit", "US", { authentication: "always", ...declined("insufficient_funds") }],
  ["4000008400001629", "visa", "credit", "US", { authentication: "always", ...declined("generic_decline") }],
  ["4000000000000259", "visa", "credit", "US", { dispute: { reason: "fraudulent" } }],
  ["4000000000002685", "visa", "credit", "US", { dispute: { reason: "product_not_received" } }],
  ["4000000000001976", "visa", "credit", "US", { dispute: { reason: "fraudulent", inquiry: true } }],
  ["4000000000007726", "visa", "credit", "US", { refund: "pending-then-succeeds" }],
  ["4000000000005126", "visa", "credit", "US", { refund: "succeeds-then-fails" }],
];

const CARDS: ReadonlyMap<string, TestCard> = new Map(
  DEFINITIONS.map(([number, brand, funding, country, behaviour = {}]) => [number, { brand, funding, country, behaviour }]),
);

/** Ready-made payment methods of Stripe's test mode, by the card they stand for. */
const READY_MADE: Readonly<Record<string, string>> = {
  pm_card_visa: "4242424242424242",
  pm_card_visa_debit: "4000056655665556",
  pm_card_mastercard: "5555555555554444",
  pm_card_amex: "378282246310005",
  pm_card_br: "4000000760000002",
  pm_card_mx: "4000004840008001",
  pm_card_es: "4000007240000007",
  pm_card_visa_chargeDeclined: "4000000000000002",
  pm_card_chargeDeclined: "4000000000000002",
  pm_card_visa_chargeDeclinedInsufficientFunds: "4000000000009995",
  pm_card_chargeDeclinedInsufficientFunds: "4000000000009995",
  pm_card_chargeDeclinedExpiredCard: "4000000000000069",
  pm_card_chargeDeclinedIncorrectCvc: "4000000000000127",
  pm_card_chargeDeclinedProcessingError: "4000000000000119",
  pm_card_chargeCustomerFail: "4000000000000341",
  pm_card_radarBlock: "4100000000000019",
  pm_card_authenticationRequired: "4000002760003184",
  pm_card_authenticationRequiredOnSetup: "4000002500003155",
  pm_card_createDispute: "4000000000000259",
  pm_card_createDisputeProductNotReceived: "4000000000002685",
  pm_card_createDisputeInquiry: "4000000000001976",
  pm_card_pendingRefund: "4000000000007726",
  pm_card_refundFail: "4000000000005126",
};

/** The documented test card of a number, or null: test mode refuses every other card. */
export function findTestCard(number: string): TestCard | null {
  return CARDS.get(number) ?? null;
}

/** The card number behind a ready-made payment method id such as `pm_card_visa`. */
export function readyMadeCard(paymentMethodId: string): string | null {
  return READY_MADE[paymentMethodId] ?? null;
}

/** Whether a number passes the check digit that all cards carry. */
export function passesCheckDigit(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false;
  let sum = 0;
  for (const [index, digit] of [...number].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
