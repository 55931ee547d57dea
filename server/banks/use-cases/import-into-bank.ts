import { DomainError } from "@/lib/errors";
import { MAX_BANK_QUESTIONS, type ImportIntoBankInput } from "@/lib/schemas/banks";
import { importQuestions, reportOf, type ImportReport } from "@/server/content-formats";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { addInTx } from "../add-in-tx";
import { authorizeBank } from "../authorize-bank";

/**
 * Puts the questions of a file, in any format that is read, into a bank; the answer says what became of each part of
 * the file. A dry run stores nothing. Throws `banks.full`.
 */
export async function importIntoBank(ctx: Ctx, { bankId, name, dryRun }: ImportIntoBankInput, bytes: Uint8Array): Promise<ImportReport> {
  await authorizeBank(ctx, "bank.manage", bankId);
  const read = await importQuestions(name, bytes);
  const questions = read.items.flatMap(({ question }) => (question ? [question] : []));
  if (questions.length > MAX_BANK_QUESTIONS) throw new DomainError("conflict", "banks.full", { max: MAX_BANK_QUESTIONS });
  if (!dryRun && questions.length > 0) await inTransaction(ctx, (tx) => addInTx(ctx, tx, bankId, questions));
  return reportOf(read);
}
