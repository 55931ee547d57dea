/** Why a card was refused, with the codes of https://docs.stripe.com/declines/codes. */
export type CardRefusal = { code: string; declineCode?: string; message: string; param?: string };

const MESSAGES: Readonly<Record<string, string>> = {
  card_declined: "Your card was declined.",
  insufficient_funds: "Your card has insufficient funds.",
  expired_card: "Your card has expired.",
  incorrect_cvc: "Your card's security code is incorrect.",
  invalid_cvc: "Your card's security code is invalid.",
  incorrect_number: "Your card number is incorrect.",
  invalid_number: "Your card number is not valid.",
  invalid_expiry_month: "Your card's expiration month is invalid.",
  invalid_expiry_year: "Your card's expiration year is invalid.",
  processing_error: "An error occurred while processing your card. Try again in a little bit.",
  card_velocity_exceeded: "Your card was declined for making repeated attempts too frequently or exceeding its amount limit.",
  test_mode_live_card: "Your card was declined. Test mode accepts only the documented test cards.",
  payment_intent_authentication_failure: "The payment method could not be authenticated. Choose another payment method and try again.",
  setup_intent_authentication_failure: "The payment method could not be authenticated. Choose another payment method and try again.",
  authentication_required: "Your card was declined. This transaction requires authentication.",
};

const PARAMS: Readonly<Record<string, string>> = {
  incorrect_number: "number",
  invalid_number: "number",
  invalid_cvc: "cvc",
  incorrect_cvc: "cvc",
  expired_card: "exp_month",
  invalid_expiry_month: "exp_month",
  invalid_expiry_year: "exp_year",
};

/** A refusal with Stripe's message for its codes. */
export function cardRefusal(code: string, declineCode?: string): CardRefusal {
  const message = (declineCode === undefined ? undefined : MESSAGES[declineCode]) ?? MESSAGES[code] ?? "Your card was declined.";
  const param = PARAMS[code];
  return {
    code,
    message,
    ...(declineCode === undefined || declineCode === code ? {} : { declineCode }),
    ...(param === undefined ? {} : { param }),
  };
}
