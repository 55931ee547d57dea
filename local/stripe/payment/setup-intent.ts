import type { Operation } from "../core/emulator.ts";
import { newId, randomText } from "../core/ids.ts";
import type { Hidden, Objects } from "../core/wire.ts";
import { cardRefusal, type CardRefusal } from "./card-refusal.ts";
import { rememberAuthentication } from "./confirm-payment.ts";
import { attachPaymentMethod } from "./payment-method.ts";
import { findTestCard } from "./test-cards.ts";

type SetupIntent = Objects["setup_intent"];
type PaymentMethod = Objects["payment_method"];

export type SetupResult = { result: "saved"; intent: SetupIntent } | { result: "requires_action"; intent: SetupIntent } | { result: "refused"; intent: SetupIntent; refusal: CardRefusal };

/** Stores a setup intent and announces `setup_intent.created`. */
export function createSetupIntent(op: Operation, input: { customer: string | null; description: string | null; metadata: Record<string, string>; usage: "off_session" | "on_session" }, hidden: Hidden = {}): SetupIntent {
  const id = newId("seti");
  const intent: SetupIntent = {
    id,
    object: "setup_intent",
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomText(25)}`,
    created: op.now,
    customer: input.customer,
    customer_account: null,
    description: input.description,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: input.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: { card: { mandate_options: null, network: null, request_three_d_secure: "automatic" } },
    payment_method_types: ["card"],
    single_use_mandate: null,
    status: "requires_payment_method",
    usage: input.usage,
  };
  op.objects.insert("setup_intent", intent, { hidden });
  op.emit("setup_intent.created", intent);
  return intent;
}

/** Tries to save a card for later use. */
export function confirmSetup(op: Operation, intent: SetupIntent, method: PaymentMethod, options: { authenticated: boolean; returnUrl: string | null }): SetupResult {
  const hidden = op.objects.hidden(method.id).card;
  const card = hidden === undefined ? null : findTestCard(hidden.number);
  if (card === null) return refuseSetup(op, intent, method, cardRefusal("card_declined", "test_mode_live_card"));
  if (card.behaviour.authentication !== undefined && !options.authenticated) {
    const waiting: SetupIntent = {
      ...intent,
      next_action: { type: "redirect_to_url", redirect_to_url: { return_url: options.returnUrl, url: `${op.baseUrl}/c/authenticate/${intent.id}` } },
      payment_method: method.id,
      status: "requires_action",
    };
    op.objects.save("setup_intent", waiting);
    op.emit("setup_intent.requires_action", waiting);
    return { result: "requires_action", intent: waiting };
  }
  const { refusal } = card.behaviour;
  // 4000 0000 0000 0341 is documented to be saved without trouble and to be refused when it is charged.
  if (refusal !== undefined && hidden?.number !== "4000000000000341") return refuseSetup(op, intent, method, cardRefusal(refusal.code, refusal.declineCode));
  if (options.authenticated) rememberAuthentication(op, method.id);
  if (intent.customer !== null) attachPaymentMethod(op, method, intent.customer);
  const saved: SetupIntent = { ...intent, last_setup_error: null, next_action: null, payment_method: method.id, status: "succeeded" };
  op.objects.save("setup_intent", saved);
  op.emit("setup_intent.succeeded", saved);
  return { result: "saved", intent: saved };
}

/** Records a refusal: the intent waits for another card. */
export function refuseSetup(op: Operation, intent: SetupIntent, method: PaymentMethod | null, refusal: CardRefusal): SetupResult {
  const refused: SetupIntent = {
    ...intent,
    last_setup_error: {
      code: refusal.code,
      ...(refusal.declineCode === undefined ? {} : { decline_code: refusal.declineCode }),
      message: refusal.message,
      ...(method === null ? {} : { payment_method: method }),
      type: "card_error",
    },
    next_action: null,
    payment_method: null,
    status: "requires_payment_method",
  };
  op.objects.save("setup_intent", refused);
  op.emit("setup_intent.setup_failed", refused);
  return { result: "refused", intent: refused, refusal };
}
