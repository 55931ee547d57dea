import { html } from "hono/html";
import { page } from "../../kit/page.ts";
import { formatAmount } from "../core/currencies.ts";
import type { Objects } from "../core/wire.ts";

/** The receipt behind a charge's `receipt_url`. */
export function receiptPage(charge: Objects["charge"]): ReturnType<typeof html> {
  const card = charge.payment_method_details?.card;
  const rows: [string, string][] = [
    ["Amount", formatAmount(charge.amount, charge.currency)],
    ["Refunded", formatAmount(charge.amount_refunded, charge.currency)],
    ["Date", new Date(charge.created * 1_000).toISOString()],
    ["Card", `${card?.brand ?? ""} ending in ${card?.last4 ?? ""}`],
    ["Description", charge.description ?? ""],
    ["Charge", charge.id],
  ];
  return page("Receipt", html`<table><tbody>${rows.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}</tbody></table>`);
}
