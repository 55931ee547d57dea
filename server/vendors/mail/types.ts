export type OutgoingMail = {
  to: string;
  subject: string;
  html: string;
  text: string;
  attachments?: { filename: string; content: Buffer; contentType: string }[];
  /** The same key never sends twice while the vendor remembers it (24 hours). */
  idempotencyKey: string;
  /** RFC 8058 one-click unsubscribe and the like. */
  headers?: Record<string, string>;
};

export type Mailer = {
  /** Resolves with the vendor's id when the vendor has taken the message; throws otherwise. */
  send(mail: OutgoingMail): Promise<{ id: string }>;
};
