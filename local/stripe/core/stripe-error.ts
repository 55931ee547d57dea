import type { JsonObject } from "./wire.ts";

export type ErrorType = "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";

export type ErrorDetails = {
  type?: ErrorType;
  code?: string;
  param?: string;
  decline_code?: string;
  charge?: string;
  payment_intent?: JsonObject;
  payment_method?: JsonObject;
  setup_intent?: JsonObject;
  advice_code?: string;
  network_decline_code?: string;
};

/**
 * A refusal in Stripe's published envelope (https://docs.stripe.com/api/errors).
 * `executed` says whether an endpoint began to work: only then is the answer kept under an idempotency
 * key (https://docs.stripe.com/api/idempotent_requests).
 */
export class StripeError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly details: ErrorDetails = {},
    readonly executed = true,
  ) {
    super(message);
    this.name = "StripeError";
  }
}

/** The JSON body of a refusal. */
export function errorBody(error: StripeError, requestId: string | null): { error: JsonObject } {
  const { type = "invalid_request_error", code, ...rest } = error.details;
  return {
    error: {
      ...(code === undefined ? {} : { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}` }),
      ...rest,
      message: error.message,
      ...(requestId === null ? {} : { request_log_url: `https://dashboard.stripe.com/test/logs/${requestId}` }),
      type,
    },
  };
}

/** 404 as Stripe answers for an id it does not know; `param` names the field that carried the id. */
export function missing(label: string, id: string, param = "id"): StripeError {
  return new StripeError(param === "id" ? 404 : 400, `No such ${label}: '${id}'`, { code: "resource_missing", param });
}

/** 400 for a parameter that was refused before any work began. */
export function badParameter(param: string, message: string, code?: string): StripeError {
  return new StripeError(400, message, { param, ...(code === undefined ? {} : { code }) }, false);
}
