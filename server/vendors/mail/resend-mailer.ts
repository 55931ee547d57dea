import { Resend } from "resend";
import type { Mailer } from "./types";

export function resendMailer(options: { apiKey: string; baseUrl: string | undefined; from: string }): Mailer {
  const resend = new Resend(options.apiKey, options.baseUrl ? { baseUrl: options.baseUrl } : {});
  return {
    async send({ to, subject, html, text, attachments, idempotencyKey, headers }) {
      const { data, error } = await resend.emails.send(
        { from: options.from, to: [to], subject, html, text, ...(attachments && { attachments }), ...(headers && { headers }) },
        { idempotencyKey },
      );
      if (error) throw new Error(`the mail vendor refused: ${error.name}: ${error.message}`);
      return { id: data.id };
    },
  };
}
