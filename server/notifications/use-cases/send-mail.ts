import { newId } from "@/lib/ids";
import { toLocale, type Locale } from "@/lib/i18n/locales";
import type { JsonObject } from "@/lib/json";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader, Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import { composeMail, composeSubject } from "../compose-mail";
import { MAIL_QUEUED } from "../events";
import type { MailKind } from "../kinds";

export type SendMailInput = {
  kind: MailKind;
  /** The account that it is for; null for an address without one. */
  userId: string | null;
  recipient: string;
  locale: Locale;
  /** What the kind's schema asks for: facts and ids, no secrets. */
  params: JsonObject;
  /** One a consumer and cause: the same key never sends twice. */
  idempotencyKey: string;
  entityType?: string;
  entityId?: string;
  /** `StoredFile` ids. */
  attachmentFileIds?: string[];
};

/**
 * Records a mail and hands it to the vendor. With a key that was sent before it does nothing. When the vendor refuses,
 * the row says so and the error is thrown, so that the job runs it again: the body is built from the row's kind and
 * parameters each time. The vendor gets the same key, which covers a crash between its answer and our record.
 */
export async function sendMail(ctx: Ctx, input: SendMailInput): Promise<{ notificationId: string; sent: boolean }> {
  authorize(ctx.viewer, "system.run");
  const timeZone = await readerTimeZone(ctx, input.userId);
  const { subject, html, text, headers } = await composeMail({ ...input, timeZone });
  const row = await record(ctx.db, ctx, input, subject);
  if (row.status === "sent") return { notificationId: row.id, sent: false };
  try {
    await ctx.vendors.mail.send({
      to: row.recipient,
      subject,
      html,
      text,
      ...(headers && { headers }),
      attachments: await readAttachments(ctx, input.attachmentFileIds ?? []),
      idempotencyKey: input.idempotencyKey,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 500) : "unknown";
    await ctx.db.notification.update({ where: { id: row.id }, data: { status: "failed", error: reason }, select: { id: true } });
    throw error;
  }
  await ctx.db.notification.update({
    where: { id: row.id },
    data: { status: "sent", sentAt: ctx.clock.now(), error: null },
    select: { id: true },
  });
  return { notificationId: row.id, sent: true };
}

/**
 * Records a mail in the transaction of the fact that it tells, and announces it to be sent. For what is gone after the
 * commit: a former address, the address of a deleted account.
 */
export async function queueMail(tx: Tx, ctx: Pick<Ctx, "clock" | "requestId">, input: SendMailInput): Promise<void> {
  const row = await record(tx, ctx, input, await composeSubject(input));
  await emit(tx, { name: MAIL_QUEUED, data: { notificationId: row.id } }, ctx.requestId);
}

/** Sends what was recorded, or what the vendor refused, from the row alone. A mail that was sent stays sent once. */
export async function resendMail(ctx: Ctx, notificationId: string): Promise<{ notificationId: string; sent: boolean }> {
  authorize(ctx.viewer, "system.run");
  const row = await ctx.db.notification.findUnique({
    where: { id: notificationId, channel: "email" },
    select: { kind: true, userId: true, recipient: true, params: true, idempotencyKey: true },
  });
  // A deleted account takes its notices along: there is nobody left to write to.
  if (!row) return { notificationId, sent: false };
  const stored = row.params as { locale: string; params: JsonObject; attachmentFileIds: string[] };
  return sendMail(ctx, {
    kind: row.kind as MailKind,
    userId: row.userId,
    recipient: row.recipient,
    locale: toLocale(stored.locale),
    params: stored.params,
    idempotencyKey: row.idempotencyKey,
    attachmentFileIds: stored.attachmentFileIds,
  });
}

type RecordedMail = { id: string; status: string; recipient: string };

async function record(db: Reader, ctx: Pick<Ctx, "clock">, input: SendMailInput, subject: string): Promise<RecordedMail> {
  await db.notification.createMany({
    data: [
      {
        id: newId("notification"),
        userId: input.userId,
        recipient: input.recipient,
        kind: input.kind,
        channel: "email",
        subject,
        entityType: input.entityType ?? null,
        entityId: input.entityId ?? null,
        params: { locale: input.locale, params: input.params, attachmentFileIds: input.attachmentFileIds ?? [] },
        idempotencyKey: input.idempotencyKey,
        scheduledFor: ctx.clock.now(),
        createdAt: ctx.clock.now(),
      },
    ],
    skipDuplicates: true,
  });
  return db.notification.findUniqueOrThrow({
    where: { idempotencyKey: input.idempotencyKey },
    select: { id: true, status: true, recipient: true },
  });
}

async function readerTimeZone(ctx: Ctx, userId: string | null): Promise<string> {
  if (userId === null) return "UTC";
  const user = await ctx.db.user.findUnique({ where: { id: userId }, select: { timeZone: true } });
  return user?.timeZone ?? "UTC";
}

async function readAttachments(ctx: Ctx, fileIds: string[]): Promise<{ filename: string; content: Buffer; contentType: string }[]> {
  if (fileIds.length === 0) return [];
  const files = await ctx.db.storedFile.findMany({ where: { id: { in: fileIds } }, select: { pathname: true, contentType: true } });
  if (files.length !== fileIds.length) throw new Error("a mail names a file that is not stored");
  return Promise.all(
    files.map(async ({ pathname, contentType }) => {
      const file = await ctx.vendors.files.read(pathname);
      if (!file) throw new Error(`the file store has nothing at ${pathname}`);
      return { filename: pathname.split("/").at(-1) ?? "file", content: file.body, contentType };
    }),
  );
}
