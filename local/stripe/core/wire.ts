import type Stripe from "stripe";

/**
 * A Stripe SDK type as it travels on the wire: decimals are strings, and a field that may be expanded
 * holds the id. Building our objects against these types makes the compiler check every published field.
 */
export type Wire<T> = T extends Stripe.Decimal
  ? string
  : T extends string | number | boolean | null | undefined | void
    ? T
    : T extends readonly (infer Item)[]
      ? WireField<Item>[]
      : { [Key in keyof T]: WireField<T[Key]> };

type WireField<V> = [Extract<V, string>] extends [never]
  ? Wire<V>
  : [Extract<V, { id: string }>] extends [never]
    ? Wire<V>
    : Exclude<V, object>;

/** Every kind of object the emulator stores, by the value of its `object` field. */
export type Objects = {
  customer: Wire<Stripe.Customer>;
  product: Wire<Stripe.Product>;
  price: Wire<Stripe.Price>;
  coupon: Wire<Stripe.Coupon>;
  promotion_code: Wire<Stripe.PromotionCode>;
  "checkout.session": Wire<Stripe.Checkout.Session>;
  item: Wire<Stripe.LineItem>;
  payment_intent: Wire<Stripe.PaymentIntent>;
  setup_intent: Wire<Stripe.SetupIntent>;
  payment_method: Wire<Stripe.PaymentMethod>;
  charge: Wire<Stripe.Charge>;
  balance_transaction: Wire<Stripe.BalanceTransaction>;
  refund: Wire<Stripe.Refund>;
  dispute: Wire<Stripe.Dispute>;
  subscription: Wire<Stripe.Subscription>;
  invoice: Wire<Stripe.Invoice>;
  webhook_endpoint: Wire<Stripe.WebhookEndpoint>;
  event: WireEvent;
};

export type Kind = keyof Objects;

/** An event; its `data.object` is the snapshot taken when the event happened. */
export type WireEvent = {
  id: string;
  object: "event";
  api_version: string;
  created: number;
  data: { object: JsonObject; previous_attributes?: JsonObject };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
};

export type JsonObject = { [key: string]: unknown };

/** State that belongs to an object but is never shown by the API. */
export type Hidden = {
  /** Checkout session that owns a payment intent, setup intent or subscription. */
  session?: string;
  /** Test card behind a payment method (never a real number: only documented test numbers are accepted). */
  card?: { number: string; authenticated: boolean };
  /** Signing secret of a webhook endpoint. */
  secret?: string;
  /** What a session applies to the objects it creates. */
  paymentIntentData?: { metadata: Record<string, string>; description: string | null; receiptEmail: string | null; captureMethod: "automatic" | "automatic_async" | "manual"; setupFutureUsage: "off_session" | "on_session" | null; statementDescriptor: string | null };
  setupIntentData?: { metadata: Record<string, string>; description: string | null };
  subscriptionData?: { metadata: Record<string, string>; description: string | null; trialEnd: number | null };
  /** Coupon of a subscription's first purchase. */
  coupon?: string;
  /** Details the buyer typed before authenticating. */
  buyer?: { email: string; name: string };
  /** Last refusal shown on the hosted page. */
  lastRefusal?: string;
};
