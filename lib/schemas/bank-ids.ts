import { z } from "zod";

export const bankIdValue = z.string().regex(/^bnk_[\w-]{1,100}$/);
export const bankQuestionIdValue = z.string().regex(/^bkq_[\w-]{1,100}$/);

/** Number of a version of a bank's question, from 1. */
export const bankVersionValue = z.int().min(1).max(1_000_000);

/** Where a quiz's question comes from. It says what it says in that version, whatever the bank's question becomes. */
export const bankOriginSchema = z.strictObject({ id: bankIdValue, question: bankQuestionIdValue, version: bankVersionValue });
