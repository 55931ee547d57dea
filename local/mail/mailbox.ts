import { randomUUID } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { openStore, transact } from "../kit/store.ts";
import { parseAddress, type EmailInput } from "./email-input.ts";

const schema = `
  CREATE TABLE IF NOT EXISTS mail (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    -- When it reaches the inbox: later than created_at for a scheduled or a delayed mail.
    arrives_at INTEGER NOT NULL,
    scheduled_at INTEGER,
    -- Deliveries into the inbox: 0 when it was lost or refused on the way, 2 or more when duplicated.
    copies INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('delivered', 'bounced', 'complained', 'canceled')),
    content TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS recipient (
    mail_seq INTEGER NOT NULL REFERENCES mail(seq) ON DELETE CASCADE,
    address TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS recipient_address ON recipient(address, mail_seq);
  CREATE TABLE IF NOT EXISTS attachment (
    mail_seq INTEGER NOT NULL REFERENCES mail(seq) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    filename TEXT NOT NULL,
    content_type TEXT NOT NULL,
    content_id TEXT,
    bytes BLOB NOT NULL,
    PRIMARY KEY (mail_seq, position)
  );
  CREATE TABLE IF NOT EXISTS idempotency (
    key TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    answer TEXT NOT NULL,
    created_at INTEGER NOT NULL
  );
`;

const contentSchema = z.object({
  from: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  bcc: z.array(z.string()),
  reply_to: z.array(z.string()),
  subject: z.string(),
  html: z.string().nullable(),
  text: z.string().nullable(),
  headers: z.record(z.string(), z.string()),
  tags: z.array(z.object({ name: z.string(), value: z.string() })),
});

export type Outcome = "delivered" | "bounced" | "complained" | "canceled";
export type AttachmentInfo = { position: number; filename: string; contentType: string; contentId: string | null; size: number };
export type Mail = z.infer<typeof contentSchema> & {
  seq: number;
  id: string;
  createdAt: Date;
  arrivesAt: Date;
  scheduledAt: Date | null;
  copies: number;
  outcome: Outcome;
  attachments: AttachmentInfo[];
};

/** A mail to store, with what befalls it on its way to the inbox. */
export type NewMail = {
  input: EmailInput;
  attachments: { filename: string; contentType: string; contentId: string | null; bytes: Uint8Array }[];
  createdAt: Date;
  arrivesAt: Date;
  scheduledAt: Date | null;
  copies: number;
  outcome: Outcome;
};

export type MailFilter = { to?: string | undefined; subject?: string | undefined; afterSeq?: number | undefined; limit: number };

const rowSchema = z.object({
  seq: z.number(),
  id: z.string(),
  created_at: z.number(),
  arrives_at: z.number(),
  scheduled_at: z.number().nullable(),
  copies: z.number(),
  outcome: z.enum(["delivered", "bounced", "complained", "canceled"]),
  content: z.string(),
});
const attachmentRow = z.object({ position: z.number(), filename: z.string(), content_type: z.string(), content_id: z.string().nullable(), size: z.number() });
const attachmentBytes = z.object({ filename: z.string(), content_type: z.string(), bytes: z.instanceof(Uint8Array) });
const idempotencyRow = z.object({ fingerprint: z.string(), answer: z.string() });

const idempotencyLifeMs = 24 * 3_600_000;

/** Mails on disk: what `store` returned for survives a kill -9. */
export class Mailbox {
  private readonly db: DatabaseSync;

  constructor(dataDir: string) {
    this.db = openStore(dataDir, schema);
  }

  /**
   * Stores all mails and the answer under `key`, or nothing; returns the mails' ids, in order. Stores
   * nothing and returns `null` when `key` was used meanwhile.
   */
  store(mails: readonly NewMail[], idempotency: { key: string; fingerprint: string; answerOf(ids: string[]): unknown } | null): string[] | null {
    return transact(this.db, () => {
      if (idempotency && this.findAnswer(idempotency.key)) return null;
      const ids = mails.map((mail) => this.insert(mail));
      if (idempotency) {
        this.db
          .prepare("INSERT INTO idempotency (key, fingerprint, answer, created_at) VALUES (?, ?, ?, ?)")
          .run(idempotency.key, idempotency.fingerprint, JSON.stringify(idempotency.answerOf(ids)), Date.now());
      }
      return ids;
    });
  }

  /** The request and the answer last given for a key, for 24 hours. */
  findAnswer(key: string): { fingerprint: string; answer: unknown } | null {
    this.db.prepare("DELETE FROM idempotency WHERE created_at < ?").run(Date.now() - idempotencyLifeMs);
    const row = this.db.prepare("SELECT fingerprint, answer FROM idempotency WHERE key = ?").get(key);
    if (!row) return null;
    const { fingerprint, answer } = idempotencyRow.parse(row);
    return { fingerprint, answer: JSON.parse(answer) };
  }

  find(id: string): Mail | null {
    const row = this.db.prepare("SELECT * FROM mail WHERE id = ?").get(id);
    return row ? this.toMail(row) : null;
  }

  /** Accepted mails, newest first, whatever became of them. */
  listAccepted(limit: number, beforeId?: string): Mail[] {
    const before = beforeId === undefined ? null : (this.find(beforeId)?.seq ?? null);
    const rows = this.db.prepare("SELECT * FROM mail WHERE ?1 IS NULL OR seq < ?1 ORDER BY seq DESC LIMIT ?2").all(before, limit);
    return rows.map((row) => this.toMail(row));
  }

  /** Mails that arrived, newest first; one that was duplicated on its way appears as often as it arrived. */
  listArrived(filter: MailFilter): Mail[] {
    const rows = this.db
      .prepare(
        `SELECT mail.* FROM mail
         WHERE outcome IN ('delivered', 'complained') AND copies > 0 AND arrives_at <= :now AND seq > :after
           AND (:address IS NULL OR seq IN (SELECT mail_seq FROM recipient WHERE address = :address))
           AND (:subject IS NULL OR instr(lower(json_extract(content, '$.subject')), lower(:subject)) > 0)
         ORDER BY arrives_at DESC, seq DESC LIMIT :limit`,
      )
      .all({
        now: Date.now(),
        after: filter.afterSeq ?? 0,
        address: filter.to === undefined ? null : (parseAddress(filter.to) ?? filter.to.toLowerCase()),
        subject: filter.subject ?? null,
        limit: filter.limit,
      });
    return rows.map((row) => this.toMail(row)).flatMap((mail) => Array.from({ length: mail.copies }, () => mail));
  }

  attachment(id: string, position: number): { filename: string; contentType: string; bytes: Uint8Array } | null {
    const row = this.db
      .prepare("SELECT filename, content_type, bytes FROM attachment JOIN mail ON mail.seq = mail_seq WHERE mail.id = ? AND position = ?")
      .get(id, position);
    if (!row) return null;
    const { filename, content_type, bytes } = attachmentBytes.parse(row);
    return { filename, contentType: content_type, bytes };
  }

  reschedule(id: string, at: Date): void {
    this.db.prepare("UPDATE mail SET scheduled_at = ?, arrives_at = ? WHERE id = ?").run(at.getTime(), at.getTime(), id);
  }

  cancel(id: string): void {
    this.db.prepare("UPDATE mail SET outcome = 'canceled' WHERE id = ?").run(id);
  }

  clear(): void {
    this.db.exec("DELETE FROM mail; DELETE FROM idempotency;");
  }

  close(): void {
    this.db.close();
  }

  private insert({ input, attachments, createdAt, arrivesAt, scheduledAt, copies, outcome }: NewMail): string {
    const id = randomUUID();
    const content: z.infer<typeof contentSchema> = {
      from: input.from,
      to: input.to,
      cc: input.cc ?? [],
      bcc: input.bcc ?? [],
      reply_to: input.reply_to ?? [],
      subject: input.subject,
      html: input.html ?? null,
      text: input.text ?? null,
      headers: input.headers ?? {},
      tags: input.tags ?? [],
    };
    const { lastInsertRowid: seq } = this.db
      .prepare("INSERT INTO mail (id, created_at, arrives_at, scheduled_at, copies, outcome, content) VALUES (?, ?, ?, ?, ?, ?, ?)")
      .run(id, createdAt.getTime(), arrivesAt.getTime(), scheduledAt?.getTime() ?? null, copies, outcome, JSON.stringify(content));
    const addRecipient = this.db.prepare("INSERT INTO recipient (mail_seq, address) VALUES (?, ?)");
    const addresses = [...content.to, ...content.cc, ...content.bcc].map((text) => parseAddress(text) ?? text);
    for (const address of new Set(addresses)) addRecipient.run(seq, address);
    const addAttachment = this.db.prepare("INSERT INTO attachment (mail_seq, position, filename, content_type, content_id, bytes) VALUES (?, ?, ?, ?, ?, ?)");
    for (const [position, { filename, contentType, contentId, bytes }] of attachments.entries()) {
      addAttachment.run(seq, position, filename, contentType, contentId, bytes);
    }
    return id;
  }

  private toMail(row: unknown): Mail {
    const mail = rowSchema.parse(row);
    const attachments = this.db
      .prepare("SELECT position, filename, content_type, content_id, length(bytes) AS size FROM attachment WHERE mail_seq = ? ORDER BY position")
      .all(mail.seq)
      .map((raw) => attachmentRow.parse(raw))
      .map(({ position, filename, content_type, content_id, size }) => ({ position, filename, contentType: content_type, contentId: content_id, size }));
    return {
      ...contentSchema.parse(JSON.parse(mail.content)),
      seq: mail.seq,
      id: mail.id,
      createdAt: new Date(mail.created_at),
      arrivesAt: new Date(mail.arrives_at),
      scheduledAt: mail.scheduled_at === null ? null : new Date(mail.scheduled_at),
      copies: mail.copies,
      outcome: mail.outcome,
      attachments,
    };
  }
}
