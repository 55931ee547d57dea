type Plant = {
  file: string;
  /** Matched against the JavaScript that the file is compiled to, whose spaces and semicolons differ from what is written. */
  find: RegExp;
  replace: string;
  breaks: string;
  /** Takes away the database's own guard against the same bug, which would refuse it before a check could see it. */
  sql?: string;
  /** The check that must fail, and the smallest run in which it does. */
  seen: { bench: "races" | "payments" | "attempts"; by: string; args: readonly string[] };
};

const FEW = ["--orders=40", "--lost=2", "--patience=1"];
const CALM = [...FEW, "--kills=0", "--database-kills=0"];
const DATABASE_DIES = [...FEW, "--kills=0", "--database-kills=3"];
const EXECUTOR_DIES = [...FEW, "--kills=4", "--database-kills=0"];
const EXAM = ["--takers=40", "--other-kills=0", "--minutes=1", "--patience=2"];

/** Bugs that a bench must find. Each swaps one detail of the code while it is loaded (see plant.ts). */
export const PLANTS: Readonly<Record<string, Plant>> = {
  "seats-unlocked": {
    file: "server/commerce/seats.ts",
    find: /FOR NO KEY UPDATE/,
    replace: "",
    breaks: "buyers count the same free seat",
    seen: { bench: "races", by: "300 buyers, 20 seats", args: ["--only=raceSeats"] },
  },
  "buyer-unlocked": {
    file: "server/commerce/use-cases/place-order.ts",
    find: /FOR NO KEY UPDATE/,
    replace: "",
    breaks: "two tabs of one buyer place two orders",
    seen: { bench: "races", by: "enrollments and grants of a free course in 50 tabs", args: ["--only=raceTabs"] },
  },
  "order-unlocked": {
    file: "server/commerce/settlement/locked-order.ts",
    find: /FOR UPDATE/,
    replace: "",
    breaks: "changes of one order do not see each other",
    seen: { bench: "races", by: "refunds of 10 dollars accepted on an order of 69", args: ["--only=raceRefunds"] },
  },
  "payment-unlocked": {
    file: "server/commerce/use-cases/apply-payment-event.ts",
    find: /pg_advisory_xact_lock\(hashtextextended\(\$\{subject\}, 0\)\)/,
    replace: "hashtextextended(${subject}, 0)",
    breaks: "a refund that precedes its payment waits for ever",
    seen: { bench: "races", by: "refunds that wait for ever beside their payment", args: ["--only=raceCrossings"] },
  },
  "once-forgotten": {
    file: "server/platform/outbox.ts",
    find: /marked\.count\s*===\s*0\s*\?\s*null\s*:\s*work\(\)/,
    replace: "work()",
    breaks: "an order is announced as paid with each of its events",
    seen: { bench: "races", by: "sales, grants and announcements an order", args: ["--only=raceEvents"] },
  },
  "signature-unchecked": {
    file: "server/vendors/payments/stripe-gateway.ts",
    find: /!holdsSignature\([^)]*\)/,
    replace: "false",
    breaks: "forged payments enrol",
    seen: { bench: "payments", by: "orders paid here and not at the vendor", args: CALM },
  },
  "amount-unchecked": {
    file: "server/commerce/settlement/store-change.ts",
    find: /told\.currency\s*===\s*order\.currency\s*&&\s*fits\(told\.amount\)/,
    replace: "true",
    breaks: "a payment below the price enrols",
    seen: { bench: "payments", by: "status of forged orders", args: CALM },
  },
  "number-unlocked": {
    file: "server/commerce/number-series.ts",
    find: /data:\s*\{\s*next:\s*\{\s*increment:\s*1\s*\}\s*\}/,
    replace: "data: { next: 2 + (await tx.receipt.count()) }",
    breaks: "receipts share numbers or leave gaps",
    seen: { bench: "races", by: "receipt numbers", args: ["--only=raceEvents,raceReceipts"] },
  },
  "webhook-forgotten": {
    file: "server/commerce/use-cases/record-webhook.ts",
    find: /if\s*\(!isIgnored\)/,
    replace: "if (!isIgnored && Math.random() > 0.2)",
    breaks: "one webhook in five is stored and not announced",
    seen: { bench: "payments", by: "events not applied before reconciliation", args: CALM },
  },
  "errors-acknowledged": {
    file: "server/commerce/answer-webhook.ts",
    find: /status:\s*500/,
    replace: "status: 200",
    breaks: "a webhook that could not be stored is answered with 200",
    seen: { bench: "payments", by: "acknowledged events that were not stored", args: DATABASE_DIES },
  },
  "webhook-rekeyed": {
    file: "server/commerce/use-cases/record-webhook.ts",
    find: /externalId:\s*webhook\.externalId/,
    replace: 'externalId: webhook.externalId + ":" + Math.random()',
    breaks: "a webhook is stored with each delivery",
    seen: { bench: "payments", by: "events stored twice", args: CALM },
  },
  "opening-repeated": {
    file: "server/learning/use-cases/open-enrollment.ts",
    find: /if\s*\(hadAccess\)/,
    replace: "if (false)",
    breaks: "an enrollment is announced with each of its grants",
    seen: { bench: "races", by: "times announced", args: ["--only=raceEnrollments"] },
  },
  "relay-unsent": {
    file: "server/platform/relay-outbox.ts",
    find: /await release\(ctx,\s*events,\s*error\);\s*return sent;?/,
    replace: "",
    breaks: "an event that could not be sent counts as sent",
    seen: { bench: "payments", by: "events not applied before reconciliation", args: EXECUTOR_DIES },
  },
  "mail-rekeyed": {
    file: "server/commerce/use-cases/mail-receipt.ts",
    find: /`receipt:mail:\$\{receiptId\}`,\s*entityType:\s*"order",\s*entityId:\s*order\.id\s*\}\);/,
    replace: '`receipt:mail:${receiptId}:${Math.random()}`, entityType: "order", entityId: order.id }); await new Promise((resolve) => setTimeout(resolve, 1_000));',
    breaks: "a step that runs again mails the receipt again; it takes a second longer, so that a kill finds some at it",
    seen: { bench: "payments", by: "buyers without exactly one receipt mail", args: EXECUTOR_DIES },
  },
  "refund-rebooked": {
    file: "server/commerce/settlement/book-changes.ts",
    find: /sourceKey:\s*`\$\{key\}:succeeded`/,
    replace: "sourceKey: `${key}:succeeded:${Math.random()}`",
    breaks: "a refund is booked with each event of its order",
    seen: { bench: "races", by: "ledger", args: ["--only=raceEvents"] },
  },
  "ledger-lopsided": {
    file: "server/commerce/settlement/ledger.ts",
    find: /createMany\(\{\s*data:\s*entries\s*\}\)/,
    replace: "createMany({ data: entries.slice(0, Math.random() < 0.8 ? 2 : 1) })",
    breaks: "one booking in five has one side, in a database without its trigger against it",
    sql: 'DROP TRIGGER "LedgerEntry_balanced" ON "LedgerEntry"',
    seen: { bench: "payments", by: "ledger transactions that do not balance", args: CALM },
  },
  "grant-repeated": {
    file: "server/learning/use-cases/open-enrollment.ts",
    find: /kind,\s*sourceId,\s*startsAt/,
    replace: 'kind, sourceId: sourceId + ":" + Math.random(), startsAt',
    breaks: "one payment opens several grants",
    seen: { bench: "races", by: "sales, grants and announcements an order", args: ["--only=raceEvents"] },
  },
  "attempt-unlocked": {
    file: "server/assessment/use-cases/start-attempt.ts",
    find: /FOR UPDATE/,
    replace: "",
    breaks: "tabs of one learner begin an attempt each, in a database without its guards against it",
    sql: 'DROP INDEX "QuizAttempt_open_key"; DROP INDEX "QuizAttempt_enrollmentId_lessonId_number_key"',
    seen: { bench: "races", by: "attempts that 25 tabs began, 15 times", args: ["--only=raceAttempts"] },
  },
  "answers-unlocked": {
    file: "server/assessment/attempt/own-attempt.ts",
    find: /= \$\{attemptId\}\) FOR UPDATE/,
    replace: "= ${attemptId})",
    breaks: "an answer is acknowledged beside the submission, and never scored",
    seen: { bench: "races", by: "attempts where what was acknowledged is not what is kept and scored", args: ["--only=raceAttempts"] },
  },
  "answer-overtaken": {
    file: "server/assessment/use-cases/save-answer.ts",
    find: /stored\.sequence\s*>=\s*sequence/,
    replace: "false",
    breaks: "an answer that comes late replaces a later one",
    seen: { bench: "attempts", by: "acknowledged answers that are lost or older than told", args: [...EXAM, "--kills=0"] },
  },
  "clock-forgotten": {
    file: "server/assessment/use-cases/start-attempt.ts",
    find: /if\s*\(dueAt\)/,
    replace: "if (false)",
    breaks: "nobody submits for who leaves",
    seen: { bench: "attempts", by: "attempts that have not ended", args: [...EXAM, "--kills=0"] },
  },
};
