import { z } from "zod";
import type { CardInput } from "../payment/payment-method.ts";
import type { Texts } from "./texts.ts";

const fieldsSchema = z.object({
  email: z.string().max(800).default(""),
  name: z.string().max(300).default(""),
  number: z.string().max(40).default(""),
  expiry: z.string().max(20).default(""),
  cvc: z.string().max(10).default(""),
});

export type TypedCard = { email: string; name: string; card: CardInput | null; errors: { email?: string; expiry?: string } };

/** Reads the payment form; what cannot be understood is named by field. */
export function readPayForm(texts: Texts, body: Record<string, unknown>, fixedEmail: string | null, cardNeeded: boolean): TypedCard {
  const parsed = fieldsSchema.safeParse(body);
  const fields = parsed.success ? parsed.data : fieldsSchema.parse({});
  const email = fixedEmail ?? fields.email.trim();
  const expiry = readExpiry(fields.expiry);
  const errors = {
    ...(z.email().safeParse(email).success ? {} : { email: texts.badEmail }),
    ...(cardNeeded && expiry === null ? { expiry: texts.badExpiry } : {}),
  };
  const card = expiry === null ? null : { number: fields.number.replaceAll(/[\s-]/g, ""), ...expiry, cvc: fields.cvc.trim() };
  return { email, name: fields.name.trim(), card: cardNeeded ? card : null, errors };
}

/** The month and four-digit year of `MM / YY`, `MMYY` or `MM/YYYY`; null when it is none of them. */
export function readExpiry(text: string): { expMonth: number; expYear: number } | null {
  const match = /^\s*(\d{1,2})\s*[/\-. ]?\s*(\d{4}|\d{2})\s*$/.exec(text);
  if (match === null) return null;
  const year = Number(match[2]);
  return { expMonth: Number(match[1]), expYear: year < 100 ? 2_000 + year : year };
}
