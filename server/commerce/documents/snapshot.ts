import { z } from "zod";

const amount = z.int();

/** What a receipt or a credit note prints, fixed when it is issued: later changes of names and prices don't reach it. */
export const documentSnapshot = z.object({
  kind: z.enum(["receipt", "credit_note"]),
  number: z.string(),
  issuedAt: z.iso.datetime(),
  locale: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  orderNumber: z.string(),
  /** The receipt that a credit note takes back from. */
  receiptNumber: z.string().nullable(),
  paidAt: z.iso.datetime().nullable(),
  seller: z.object({ name: z.string(), taxId: z.string(), address: z.string() }),
  buyer: z.object({ name: z.string(), email: z.string() }),
  lines: z.array(z.object({ title: z.string(), priceKind: z.enum(["free", "regular", "early_bird"]), amount })),
  total: amount,
});

export type DocumentSnapshot = z.infer<typeof documentSnapshot>;
