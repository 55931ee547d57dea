import { registerHooks } from "node:module";

type Plant = { file: string; find: RegExp; replace: string; breaks: string };

/**
 * Bugs that a bench must find. Each swaps one detail of the code while it is loaded into this process; no file of the
 * project changes. `find` is matched against the JavaScript that the
 * file is compiled to, whose spaces differ from what is written.
 */
export const PLANTS: Readonly<Record<string, Plant>> = {
  "seats-unlocked": {
    file: "server/commerce/seats.ts",
    find: /FOR NO KEY UPDATE/,
    replace: "",
    breaks: "buyers count the same free seat",
  },
  "buyer-unlocked": {
    file: "server/commerce/use-cases/place-order.ts",
    find: /FOR NO KEY UPDATE/,
    replace: "",
    breaks: "two tabs of one buyer place two orders",
  },
  "order-unlocked": {
    file: "server/commerce/settlement/locked-order.ts",
    find: /FOR UPDATE/,
    replace: "",
    breaks: "events of one order overwrite each other",
  },
  "payment-unlocked": {
    file: "server/commerce/use-cases/apply-payment-event.ts",
    find: /pg_advisory_xact_lock\(hashtextextended\(\$\{subject\}, 0\)\)/,
    replace: "hashtextextended(${subject}, 0)",
    breaks: "a refund that precedes its payment waits for ever",
  },
  "once-forgotten": {
    file: "server/platform/outbox.ts",
    find: /marked\.count\s*===\s*0\s*\?\s*null\s*:\s*work\(\)/,
    replace: "work()",
    breaks: "an order is announced as paid with each of its events",
  },
  "signature-unchecked": {
    file: "server/vendors/payments/stripe-gateway.ts",
    find: /!holdsSignature\([^)]*\)/,
    replace: "false",
    breaks: "forged payments enrol",
  },
  "amount-unchecked": {
    file: "server/commerce/settlement/store-change.ts",
    find: /told\.currency\s*===\s*order\.currency\s*&&\s*fits\(told\.amount\)/,
    replace: "true",
    breaks: "a payment below the price enrols",
  },
  "number-unlocked": {
    file: "server/commerce/number-series.ts",
    find: /data:\s*\{\s*next:\s*\{\s*increment:\s*1\s*\}\s*\}/,
    replace: "data: { next: 2 + (await tx.receipt.count()) }",
    breaks: "receipts share numbers or leave gaps",
  },
  "webhook-forgotten": {
    file: "server/commerce/use-cases/record-webhook.ts",
    find: /if\s*\(!isIgnored\)/,
    replace: "if (!isIgnored && Math.random() > 0.05)",
    breaks: "one webhook in twenty is stored and never applied",
  },
  "errors-acknowledged": {
    file: "server/commerce/answer-webhook.ts",
    find: /status:\s*500/,
    replace: "status: 200",
    breaks: "a webhook that could not be stored is answered with 200",
  },
  "webhook-rekeyed": {
    file: "server/commerce/use-cases/record-webhook.ts",
    find: /externalId:\s*webhook\.externalId/,
    replace: 'externalId: webhook.externalId + ":" + Math.random()',
    breaks: "a webhook is stored with each delivery",
  },
  "opening-repeated": {
    file: "server/learning/use-cases/open-enrollment.ts",
    find: /if\s*\(hadAccess\)/,
    replace: "if (false)",
    breaks: "an enrollment is announced with each of its grants",
  },
  "relay-unsent": {
    file: "server/platform/relay-outbox.ts",
    find: /await release\(ctx,\s*events,\s*error\);\s*return sent;/,
    replace: "",
    breaks: "an event that could not be sent counts as sent",
  },
  "mail-rekeyed": {
    file: "server/commerce/use-cases/mail-receipt.ts",
    find: /`receipt:mail:\$\{receiptId\}`/,
    replace: "`receipt:mail:${receiptId}:${Math.random()}`",
    breaks: "a step that runs again mails the receipt again",
  },
  "refund-rebooked": {
    file: "server/commerce/settlement/book-changes.ts",
    find: /sourceKey:\s*`\$\{key\}:succeeded`/,
    replace: "sourceKey: `${key}:succeeded:${Math.random()}`",
    breaks: "a refund is booked with each event of its order",
  },
  "ledger-lopsided": {
    file: "server/commerce/settlement/ledger.ts",
    find: /createMany\(\{\s*data:\s*entries\s*\}\)/,
    replace: "createMany({ data: entries.slice(0, Math.random() < 0.9 ? 2 : 1) })",
    breaks: "one booking in ten has one side",
  },
  "grant-repeated": {
    file: "server/learning/use-cases/open-enrollment.ts",
    find: /kind,\s*sourceId,\s*startsAt/,
    replace: 'kind, sourceId: sourceId + ":" + Math.random(), startsAt',
    breaks: "one payment opens several grants",
  },
};

/** Plants the named bug in every module that this process loads from now on. Throws for a name that is not in the list. */
export function plant(name: string): void {
  const chosen = PLANTS[name];
  if (!chosen) throw new Error(`There is no planted bug "${name}". There are: ${Object.keys(PLANTS).join(", ")}.`);
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.split("?")[0]?.endsWith(chosen.file)) return loaded;
      const source = String(loaded.source);
      const changed = source.replace(chosen.find, () => chosen.replace);
      if (changed === source) throw new Error(`the planted bug "${name}" found nothing to swap in ${chosen.file}`);
      process.stderr.write(`planted: ${name} (${chosen.breaks})\n`);
      return { ...loaded, source: changed };
    },
  });
}
