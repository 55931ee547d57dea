import { html } from "hono/html";
import { page } from "../../kit/page.ts";
import { formatAmount } from "../core/currencies.ts";
import type { Emulator } from "../core/emulator.ts";
import type { Kind, Objects } from "../core/wire.ts";
import { isOpenDispute } from "../payment/decide-dispute.ts";

type Html = ReturnType<typeof html>;

/** The latest sessions, payments, refunds and disputes, with buttons for what can be done to each. */
export function paymentsPage(emulator: Emulator, limit: number): Html {
  const latest = <K extends Kind>(kind: K): Objects[K][] => emulator.objects.page(kind, { filters: [], limit }).data;
  return page("Payments", [
    navigation(),
    section("Checkout sessions", ["When", "Session", "Reference", "Amount", "Status", "Payment", "Actions"], latest("checkout.session").map(sessionRow)),
    section("Payments", ["When", "Payment", "Amount", "Status", "Last refusal", "Actions"], latest("payment_intent").map((intent) => intentRow(emulator, intent))),
    section("Refunds", ["When", "Refund", "Amount", "Status", "Reason"], latest("refund").map(refundRow)),
    section("Disputes", ["When", "Dispute", "Amount", "Reason", "Status", "Actions"], latest("dispute").map(disputeRow)),
  ]);
}

/** Links between the inspector's pages. */
export function navigation(): Html {
  return html`<nav aria-label="Inspector"><a href="/">Payments</a> · <a href="/events">Events</a></nav>`;
}

/** A moment as people read it, in UTC. */
export function moment(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().replace("T", " ").slice(0, 19);
}

/** A link to the JSON of an object. */
export function objectLink(id: string): Html {
  return html`<a href="/objects/${id}"><code>${id.length > 34 ? `${id.slice(0, 34)}…` : id}</code></a>`;
}

/** A form with one button. */
export function button(action: string, label: string): Html {
  return html`<form method="post" action="${action}" style="display:inline"><button>${label}</button></form>`;
}

function section(title: string, heads: string[], rows: Html[]): Html {
  return html`<h2>${title}</h2>
    ${rows.length === 0
      ? html`<p class="muted">None yet.</p>`
      : html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`}`;
}

function sessionRow(session: Objects["checkout.session"]): Html {
  const amount = session.amount_total === null || session.currency === null ? "" : formatAmount(session.amount_total, session.currency);
  return html`<tr>
    <td>${moment(session.created)}</td><td>${objectLink(session.id)}</td><td>${session.client_reference_id ?? ""}</td><td>${amount}</td><td>${session.status ?? ""}</td><td>${session.payment_status}</td>
    <td>${session.url === null ? "" : html`<a href="${session.url}">Open page</a> ${button(`/sessions/${session.id}/expire`, "Expire")}`}</td>
  </tr>`;
}

function intentRow(emulator: Emulator, intent: Objects["payment_intent"]): Html {
  const charge = intent.latest_charge === null ? null : emulator.objects.find("charge", intent.latest_charge);
  const canReverse = charge !== null && charge.captured && !charge.refunded && !charge.disputed;
  return html`<tr>
    <td>${moment(intent.created)}</td><td>${objectLink(intent.id)}${charge === null ? "" : html`<br />${objectLink(charge.id)}`}</td>
    <td>${formatAmount(intent.amount, intent.currency)}${charge !== null && charge.amount_refunded > 0 ? html`<br /><span class="muted">refunded ${formatAmount(charge.amount_refunded, charge.currency)}</span>` : ""}</td>
    <td>${intent.status}${charge?.disputed === true ? " (disputed)" : ""}</td><td>${intent.last_payment_error?.message ?? ""}</td>
    <td>${charge !== null && canReverse ? html`${button(`/charges/${charge.id}/refund`, "Refund")} ${button(`/charges/${charge.id}/dispute`, "Dispute")}` : ""}</td>
  </tr>`;
}

function refundRow(refund: Objects["refund"]): Html {
  return html`<tr><td>${moment(refund.created)}</td><td>${objectLink(refund.id)}</td><td>${formatAmount(refund.amount, refund.currency)}</td><td>${refund.status ?? ""}</td><td>${refund.reason ?? ""}</td></tr>`;
}

function disputeRow(dispute: Objects["dispute"]): Html {
  return html`<tr>
    <td>${moment(dispute.created)}</td><td>${objectLink(dispute.id)}</td><td>${formatAmount(dispute.amount, dispute.currency)}</td><td>${dispute.reason}</td><td>${dispute.status}</td>
    <td>${isOpenDispute(dispute) ? html`${button(`/disputes/${dispute.id}/win`, "Win")} ${button(`/disputes/${dispute.id}/lose`, "Lose")}` : ""}</td>
  </tr>`;
}
