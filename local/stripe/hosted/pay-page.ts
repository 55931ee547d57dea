import { html } from "hono/html";
import { formatAmount } from "../core/currencies.ts";
import type { Objects } from "../core/wire.ts";
import { needsCard } from "../payment/pay-session.ts";
import { layout, type Html } from "./layout.ts";
import type { Texts } from "./texts.ts";

type Session = Objects["checkout.session"];
type LineItem = Objects["item"];

/** What the buyer typed and what is wrong with it, by field. Card fields are never written back into the page. */
export type PayForm = { email: string; name: string; errors: { form?: string; email?: string; number?: string; expiry?: string; cvc?: string; promotion?: string } };

/** The page where a session is paid. */
export function payPage(texts: Texts, session: Session, items: LineItem[], form: PayForm): Html {
  return layout(texts, texts.title, html`<main>${summary(texts, session, items, form)}${details(texts, session, form)}</main>`);
}

/** A page with a message and at most one way to go on. */
export function messagePage(texts: Texts, title: string, text: string, link: { href: string; label: string } | null): Html {
  return layout(
    texts,
    title,
    html`<main class="single"><h1>${title}</h1><p>${text}</p>${link === null ? "" : html`<p><a href="${link.href}">${link.label}</a></p>`}</main>`,
  );
}

/** The page that stands in for the bank's. */
export function authenticationPage(texts: Texts, action: string, text: string): Html {
  return layout(
    texts,
    texts.authTitle,
    html`<main class="single">
      <h1>${texts.authTitle}</h1>
      <p>${text}</p>
      <form method="post" action="${action}">
        <p><button class="primary" name="decision" value="authorize">${texts.authorize}</button></p>
        <p><button name="decision" value="fail">${texts.fail}</button></p>
      </form>
    </main>`,
  );
}

function summary(texts: Texts, session: Session, items: LineItem[], form: PayForm): Html {
  const { currency } = session;
  const money = (amount: number | null): string => (currency === null || amount === null ? "" : formatAmount(amount, currency, texts.lang));
  const discount = session.total_details?.amount_discount ?? 0;
  return html`<section class="side" aria-labelledby="summary">
    <h2 id="summary">${texts.summary}</h2>
    ${items.length === 0
      ? html`<p>${texts.nothingDue}</p>`
      : html`<ul>
          ${items.map(
            (item) => html`<li>
              <span>${item.description ?? ""}${(item.quantity ?? 1) > 1 ? html`<span class="muted">${texts.quantity}: ${item.quantity}</span>` : ""}</span>
              <span>${money(item.amount_subtotal)}</span>
            </li>`,
          )}
        </ul>
        <dl>
          ${discount > 0 ? html`<dt>${texts.subtotal}</dt><dd>${money(session.amount_subtotal)}</dd><dt>${texts.discount}</dt><dd>−${money(discount)}</dd>` : ""}
          <dt class="strong">${texts.total}</dt><dd class="strong">${money(session.amount_total)}</dd>
        </dl>`}
    ${session.allow_promotion_codes === true ? promotionForm(texts, session, form) : ""}
    ${session.cancel_url === null ? "" : html`<p><a href="${session.cancel_url}">${texts.back}</a></p>`}
  </section>`;
}

function promotionForm(texts: Texts, session: Session, form: PayForm): Html {
  const error = form.errors.promotion;
  return html`<form method="post" action="/c/pay/${session.id}/promotion" class="inline">
      <div class="field">
        <label for="promotion">${texts.promotionCode}</label>
        <input id="promotion" name="code" autocomplete="off" required ${invalid(error, "promotion")} />
      </div>
      <button>${texts.apply}</button>
    </form>
    ${errorText(error, "promotion")}`;
}

function details(texts: Texts, session: Session, form: PayForm): Html {
  const email = session.customer_email ?? form.email;
  return html`<section aria-labelledby="pay">
    <h1 id="pay">${texts.title}</h1>
    ${form.errors.form === undefined ? "" : html`<p class="alert" role="alert">${form.errors.form}</p>`}
    <form method="post" action="/c/pay/${session.id}" novalidate>
      <div class="field">
        <label for="email">${texts.email}</label>
        <input id="email" name="email" type="email" autocomplete="email" required value="${email}" ${session.customer_email === null ? "" : html`readonly`} ${invalid(form.errors.email, "email")} />
        ${errorText(form.errors.email, "email")}
      </div>
      ${needsCard(session) ? cardFields(texts, form) : ""}
      <button class="primary">${buttonText(texts, session)}</button>
    </form>
  </section>`;
}

function cardFields(texts: Texts, form: PayForm): Html {
  const { errors } = form;
  return html`<div class="field">
      <label for="number">${texts.cardNumber}</label>
      <input id="number" name="number" inputmode="numeric" autocomplete="cc-number" placeholder="1234 1234 1234 1234" required ${invalid(errors.number, "number")} />
      ${errorText(errors.number, "number")}
    </div>
    <div class="row">
      <div class="field">
        <label for="expiry">${texts.expiry}</label>
        <input id="expiry" name="expiry" inputmode="numeric" autocomplete="cc-exp" required aria-describedby="expiry-hint${errors.expiry === undefined ? "" : " expiry-error"}" ${errors.expiry === undefined ? "" : html`aria-invalid="true"`} />
        <span class="muted" id="expiry-hint">${texts.expiryHint}</span>
        ${errorText(errors.expiry, "expiry")}
      </div>
      <div class="field">
        <label for="cvc">${texts.cvc}</label>
        <input id="cvc" name="cvc" inputmode="numeric" autocomplete="cc-csc" placeholder="123" required ${invalid(errors.cvc, "cvc")} />
        ${errorText(errors.cvc, "cvc")}
      </div>
    </div>
    <div class="field">
      <label for="name">${texts.name}</label>
      <input id="name" name="name" autocomplete="cc-name" value="${form.name}" />
    </div>`;
}

function buttonText(texts: Texts, session: Session): string {
  if (session.mode === "setup") return texts.save;
  if (session.mode === "subscription") return texts.subscribe;
  if (!needsCard(session)) return texts.complete;
  return texts.pay(formatAmount(session.amount_total ?? 0, session.currency ?? "usd", texts.lang));
}

function invalid(error: string | undefined, id: string): Html | string {
  return error === undefined ? "" : html`aria-invalid="true" aria-describedby="${id}-error"`;
}

function errorText(error: string | undefined, id: string): Html | string {
  return error === undefined ? "" : html`<p class="error" id="${id}-error" role="alert">${error}</p>`;
}
