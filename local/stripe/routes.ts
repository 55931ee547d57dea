import type { Route } from "./api/route.ts";
import type { Emulator } from "./core/emulator.ts";
import { balanceTransactionRoutes } from "./resources/balance-transactions.ts";
import { chargeRoutes } from "./resources/charges.ts";
import { couponRoutes } from "./resources/coupons.ts";
import { customerRoutes } from "./resources/customers.ts";
import { disputeRoutes } from "./resources/disputes.ts";
import { eventRoutes } from "./resources/events.ts";
import { paymentIntentRoutes } from "./resources/payment-intents.ts";
import { paymentMethodRoutes } from "./resources/payment-methods.ts";
import { priceRoutes } from "./resources/prices.ts";
import { productRoutes } from "./resources/products.ts";
import { promotionCodeRoutes } from "./resources/promotion-codes.ts";
import { refundRoutes } from "./resources/refunds.ts";
import { sessionRoutes } from "./resources/sessions.ts";
import { setupIntentRoutes } from "./resources/setup-intents.ts";
import { subscriptionRoutes } from "./resources/subscriptions.ts";
import { webhookEndpointRoutes } from "./resources/webhook-endpoints.ts";

/** Every route of the API. */
export function allRoutes(emulator: Emulator): Route[] {
  return [
    ...balanceTransactionRoutes,
    ...chargeRoutes,
    ...couponRoutes,
    ...customerRoutes,
    ...disputeRoutes,
    ...eventRoutes(emulator),
    ...paymentIntentRoutes,
    ...paymentMethodRoutes,
    ...priceRoutes,
    ...productRoutes,
    ...promotionCodeRoutes,
    ...refundRoutes,
    ...sessionRoutes,
    ...setupIntentRoutes,
    ...subscriptionRoutes,
    ...webhookEndpointRoutes,
  ];
}
