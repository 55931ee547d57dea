import { z } from "zod";

/** https://resend.com/docs/api-reference/emails/send-email: the limits are the vendor's. */
const maxRecipients = 50;
const maxAttachmentBytes = 40 * 1024 * 1024;

/** The address inside `Name <address>`, or the whole text; `null` when there is none. */
export function parseAddress(text: string): string | null {
  const bracketed = /^[^<>]*<([^<>\s]+)>\s*$/.exec(text);
  const address = (bracketed?.[1] ?? text).trim();
  return /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(address) ? address.toLowerCase() : null;
}

const mailbox = z.string().refine((text) => parseAddress(text) !== null, {
  error: "The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.",
});
const mailboxes = z
  .union([mailbox, z.array(mailbox).max(maxRecipients)])
  .transform((value) => (Array.isArray(value) ? value : [value]));

const attachment = z
  .object({
    filename: z.string().min(1).max(255).optional(),
    content: z.base64().optional(),
    path: z.url({ protocol: /^https?$/ }).optional(),
    content_type: z.string().max(255).optional(),
    content_id: z.string().max(128).optional(),
  })
  .refine((value) => value.content !== undefined || value.path !== undefined, {
    error: "The attachment must have either a `content` or `path`.",
  });

export const emailInput = z
  .object({
    from: mailbox,
    to: mailboxes.refine((list) => list.length > 0, { error: "Missing `to` field." }),
    subject: z.string({ error: "Missing `subject` field." }),
    html: z.string().nullish(),
    text: z.string().nullish(),
    cc: mailboxes.nullish(),
    bcc: mailboxes.nullish(),
    reply_to: mailboxes.nullish(),
    headers: z.record(z.string(), z.string()).nullish(),
    tags: z.array(z.object({ name: z.string().regex(/^[A-Za-z0-9_-]{1,256}$/), value: z.string().regex(/^[A-Za-z0-9_-]{1,256}$/) })).nullish(),
    scheduled_at: z.string().nullish(),
    attachments: z
      .array(attachment)
      .refine((list) => list.reduce((sum, { content }) => sum + ((content?.length ?? 0) * 3) / 4, 0) <= maxAttachmentBytes, {
        error: "Attachments exceed 40 MB.",
      })
      .nullish(),
  })
  .refine(({ html, text }) => Boolean(html) || Boolean(text), { error: "Missing `html` or `text` field." })
  .refine(({ to, cc, bcc }) => to.length + (cc?.length ?? 0) + (bcc?.length ?? 0) <= maxRecipients, {
    error: `An email may have at most ${maxRecipients} recipients.`,
    path: ["to"],
  });

export type EmailInput = z.infer<typeof emailInput>;

const scheduleHorizonMs = 30 * 24 * 3_600_000;

/**
 * When a mail is to leave: `null` means at once. Accepts ISO 8601 and the vendor's relative form
 * (`in 5 minutes`); throws `RangeError` for anything else, and beyond 30 days.
 */
export function parseSchedule(text: string | null | undefined, now: number): Date | null {
  if (!text) return null;
  const relative = /^in (\d+) ?(s|sec|secs|seconds?|m|min|mins|minutes?|h|hours?|d|days?)$/i.exec(text.trim());
  const at = relative ? now + Number(relative[1]) * unitMs(relative[2] ?? "m") : Date.parse(text);
  if (Number.isNaN(at)) throw new RangeError("Invalid `scheduled_at`: use ISO 8601 or natural language such as `in 1 hour`.");
  if (at > now + scheduleHorizonMs) throw new RangeError("`scheduled_at` can be at most 30 days in the future.");
  return at <= now ? null : new Date(at);
}

function unitMs(unit: string): number {
  switch (unit[0]?.toLowerCase()) {
    case "s":
      return 1_000;
    case "h":
      return 3_600_000;
    case "d":
      return 86_400_000;
    default:
      return 60_000;
  }
}
