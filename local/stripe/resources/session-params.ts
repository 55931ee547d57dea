import { z } from "zod";
import { clearable, flag, integer, list, metadata, text } from "../core/params.ts";
import { lineItemParam } from "./line-items.ts";
import { currencyParam } from "./prices.ts";

const LOCALES = (
  "auto bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW"
).split(" ");

/** A link the buyer is sent to; templates such as {CHECKOUT_SESSION_ID} may stand in it. */
const link = z
  .string()
  .max(5_000)
  .refine((value) => URL.canParse(value.replaceAll(/[{}]/g, "")) && /^https?:$/.test(new URL(value.replaceAll(/[{}]/g, "")).protocol), {
    error: "Not a valid URL. URLs must start with http:// or https://.",
  });

const off = z.strictObject({ enabled: z.literal("false", { error: "This feature is not available in the local Stripe; leave it disabled." }) });

/** Parameters of `POST /v1/checkout/sessions` that the emulator acts on. Others are refused by name. */
export const sessionParams = z.strictObject({
  mode: z.enum(["payment", "setup", "subscription"]),
  line_items: list(lineItemParam).optional(),
  success_url: link,
  cancel_url: link.optional(),
  client_reference_id: text(200).optional(),
  customer: text().optional(),
  customer_email: z.email({ error: "Invalid email address" }).max(800).optional(),
  customer_creation: z.enum(["always", "if_required"]).optional(),
  currency: currencyParam.optional(),
  discounts: list(z.strictObject({ coupon: text().optional(), promotion_code: text().optional() }), 1).optional(),
  allow_promotion_codes: flag.optional(),
  expires_at: integer(0).optional(),
  locale: z.enum(LOCALES).optional(),
  metadata: metadata.optional(),
  payment_intent_data: z
    .strictObject({
      capture_method: z.enum(["automatic", "automatic_async", "manual"]).optional(),
      description: text(1_000).optional(),
      metadata: metadata.optional(),
      receipt_email: z.email().optional(),
      setup_future_usage: z.enum(["off_session", "on_session"]).optional(),
      statement_descriptor: text(22).optional(),
    })
    .optional(),
  setup_intent_data: z.strictObject({ description: text(1_000).optional(), metadata: metadata.optional() }).optional(),
  subscription_data: z
    .strictObject({ description: text(500).optional(), metadata: metadata.optional(), trial_end: integer(0).optional(), trial_period_days: integer(1, 730).optional() })
    .optional(),
  allowed_payment_method_types: list(z.literal("card", { error: "The local Stripe takes cards only." })).optional(),
  payment_method_collection: z.enum(["always", "if_required"]).optional(),
  submit_type: z.enum(["auto", "book", "donate", "pay", "subscribe"]).optional(),
  billing_address_collection: z.literal("auto").optional(),
  ui_mode: z.enum(["hosted_page"], { error: "The local Stripe serves the hosted page only." }).optional(),
  automatic_tax: off.optional(),
  invoice_creation: off.optional(),
  phone_number_collection: off.optional(),
  tax_id_collection: off.optional(),
  after_expiration: z.strictObject({ recovery: off.optional() }).optional(),
  custom_text: z.strictObject({ submit: z.strictObject({ message: clearable(1_200) }).optional(), after_submit: z.strictObject({ message: clearable(1_200) }).optional() }).optional(),
});

export type SessionInput = z.output<typeof sessionParams>;
