import { timingSafeEqual } from "node:crypto";
import { Hono, type Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import type { FaultPlan } from "../kit/faults.ts";
import { fingerprint } from "../kit/fingerprint.ts";
import { requestFaults } from "../kit/request-faults.ts";
import { AttachmentError, loadAttachments } from "./attachments.ts";
import { emailInput, parseAddress, parseSchedule, type EmailInput } from "./email-input.ts";
import type { Mail, Mailbox, NewMail, Outcome } from "./mailbox.ts";

/** Name of an error and its HTTP status: https://resend.com/docs/api-reference/errors */
const errorStatus = {
  missing_api_key: 401,
  invalid_api_key: 403,
  validation_error: 422,
  missing_required_field: 422,
  invalid_attachment: 422,
  invalid_idempotency_key: 400,
  invalid_idempotent_request: 409,
  not_found: 404,
} as const satisfies Record<string, ContentfulStatusCode>;

const batchLimit = 100;

/** The part of Resend's HTTP API that sends and reads mails. `onArrival` runs after mails were stored. */
export function resendApi(mailbox: Mailbox, apiKey: string, faults: FaultPlan, onArrival: () => void): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    const given = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1];
    if (!given) return refuse(c, "missing_api_key", "Missing API Key");
    if (!isSame(given, apiKey)) return refuse(c, "invalid_api_key", "API key is invalid");
    await next();
    return undefined;
  });
  app.use(requestFaults(faults, (status) => ({ statusCode: status, name: status === 429 ? "rate_limit_exceeded" : "application_error", message: "Injected fault" })));

  app.post("/emails", (c) =>
    accept(c, z.unknown().transform((body) => [body]), ([id]) => ({ id })),
  );
  app.post("/emails/batch", (c) =>
    accept(c, z.array(z.unknown()).min(1).max(batchLimit), (ids) => ({ data: ids.map((id) => ({ id })) })),
  );

  async function accept(c: Context, shape: z.ZodType<unknown[]>, answerOf: (ids: string[]) => object): Promise<Response> {
    const key = c.req.header("idempotency-key") ?? null;
    if (key !== null && (key.length < 1 || key.length > 256)) return refuse(c, "invalid_idempotency_key", "The idempotency key must be between 1-256 characters.");
    const body: unknown = await c.req.json().catch(() => null);
    const print = fingerprint({ path: c.req.path, body });
    const earlier = repeatAnswer(c, key, print);
    if (earlier) return earlier;
    const bodies = shape.safeParse(body);
    if (!bodies.success) return refuse(c, "validation_error", z.prettifyError(bodies.error));
    const mails: NewMail[] = [];
    for (const item of bodies.data) {
      const mail = await readMail(item, faults);
      if ("problem" in mail) return refuse(c, mail.problem, mail.message);
      mails.push(mail);
    }
    const ids = mailbox.store(mails, key === null ? null : { key, fingerprint: print, answerOf });
    if (ids === null) return repeatAnswer(c, key, print) ?? c.body(null, 500);
    onArrival();
    return Response.json(answerOf(ids));
  }

  function repeatAnswer(c: Context, key: string | null, print: string): Response | null {
    const earlier = key === null ? null : mailbox.findAnswer(key);
    if (!earlier) return null;
    if (earlier.fingerprint !== print) return refuse(c, "invalid_idempotent_request", "Same idempotency key used with a different request payload.");
    return Response.json(earlier.answer);
  }

  app.get("/emails", (c) => {
    const limit = Math.min(100, Math.max(1, Number(c.req.query("limit") ?? 20) || 20));
    const found = mailbox.listAccepted(limit + 1, c.req.query("after"));
    return c.json({ object: "list", has_more: found.length > limit, data: found.slice(0, limit).map(toListItem) });
  });

  app.get("/emails/:id", (c) => {
    const mail = mailbox.find(c.req.param("id"));
    return mail ? c.json({ ...toListItem(mail), html: mail.html, text: mail.text, tags: mail.tags }) : refuse(c, "not_found", "Email not found");
  });

  app.patch("/emails/:id", async (c) => {
    const mail = mailbox.find(c.req.param("id"));
    if (!mail) return refuse(c, "not_found", "Email not found");
    const body = z.object({ scheduled_at: z.string() }).safeParse(await c.req.json().catch(() => null));
    const at = body.success ? scheduleOrProblem(body.data.scheduled_at) : "Missing `scheduled_at` field.";
    if (typeof at === "string" || at === null) return refuse(c, "validation_error", at ?? "`scheduled_at` must be in the future.");
    if (!isPending(mail)) return refuse(c, "validation_error", "Only a scheduled email can be changed.");
    mailbox.reschedule(mail.id, at);
    return c.json({ object: "email", id: mail.id });
  });

  app.post("/emails/:id/cancel", (c) => {
    const mail = mailbox.find(c.req.param("id"));
    if (!mail) return refuse(c, "not_found", "Email not found");
    if (!isPending(mail)) return refuse(c, "validation_error", "Only a scheduled email can be canceled.");
    mailbox.cancel(mail.id);
    return c.json({ object: "email", id: mail.id });
  });

  return app;
}

type Problem = { problem: keyof typeof errorStatus; message: string };

async function readMail(item: unknown, faults: FaultPlan): Promise<NewMail | Problem> {
  const parsed = emailInput.safeParse(item);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const missing = issue?.code === "invalid_type" && issue.input === undefined;
    const field = issue?.path.join(".") ?? "";
    return { problem: missing ? "missing_required_field" : "validation_error", message: missing ? `Missing \`${field}\` field.` : `Invalid \`${field}\` field. ${issue?.message ?? ""}` };
  }
  const scheduledAt = scheduleOrProblem(parsed.data.scheduled_at);
  if (typeof scheduledAt === "string") return { problem: "validation_error", message: scheduledAt };
  try {
    return planDelivery(parsed.data, await loadAttachments(parsed.data.attachments ?? []), scheduledAt, faults);
  } catch (error) {
    if (!(error instanceof AttachmentError)) throw error;
    return { problem: "invalid_attachment", message: error.message };
  }
}

/** What becomes of a mail on its way to the inbox, the injected faults included. */
function planDelivery(input: EmailInput, attachments: NewMail["attachments"], scheduledAt: Date | null, faults: FaultPlan): NewMail {
  const verdict = faults.judge("delivery", `${input.subject} ${input.to.join(" ")}`);
  const createdAt = new Date();
  return {
    input,
    attachments,
    createdAt,
    scheduledAt,
    arrivesAt: new Date((scheduledAt ?? createdAt).getTime() + verdict.delayMs),
    copies: verdict.drop ? 0 : verdict.copies,
    outcome: verdict.errorStatus === null ? outcomeFor(input) : "bounced",
  };
}

/** The vendor's addresses for rehearsing what a mail server answers: https://resend.com/docs/dashboard/emails/send-test-emails */
function outcomeFor(input: EmailInput): Outcome {
  const local = input.to.map((text) => parseAddress(text) ?? "").find((address) => address.endsWith("@resend.dev"));
  if (local?.startsWith("bounced")) return "bounced";
  return local?.startsWith("complained") ? "complained" : "delivered";
}

function scheduleOrProblem(text: string | null | undefined): Date | null | string {
  try {
    return parseSchedule(text, Date.now());
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

function isPending(mail: Mail): boolean {
  return mail.outcome !== "canceled" && mail.scheduledAt !== null && mail.arrivesAt.getTime() > Date.now();
}

function lastEvent(mail: Mail): string {
  if (mail.outcome === "canceled") return "canceled";
  if (mail.scheduledAt && mail.scheduledAt.getTime() > Date.now()) return "scheduled";
  if (mail.arrivesAt.getTime() > Date.now() || mail.copies === 0) return "sent";
  return mail.outcome;
}

function toListItem(mail: Mail) {
  return {
    object: "email",
    id: mail.id,
    from: mail.from,
    to: mail.to,
    cc: mail.cc,
    bcc: mail.bcc,
    reply_to: mail.reply_to,
    subject: mail.subject,
    created_at: mail.createdAt.toISOString(),
    scheduled_at: mail.scheduledAt?.toISOString() ?? null,
    last_event: lastEvent(mail),
  };
}

function refuse(c: Context, name: keyof typeof errorStatus, message: string): Response {
  return c.json({ statusCode: errorStatus[name], name, message }, errorStatus[name]);
}

function isSame(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
