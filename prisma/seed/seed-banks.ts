import { toLocale } from "@/lib/i18n/locales";
import { namedId } from "@/lib/ids";
import { questionSchema } from "@/lib/schemas/questions";
import { addInTx } from "@/server/banks";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { consultasDeSql } from "./content/banks/consultas-de-sql";
import { DEMO_ACCOUNTS } from "./demo-accounts";

/** A bank of questions of the demo teacher's, as if they had written it. Safe to repeat. */
export async function seedBanks(ctx: Ctx): Promise<void> {
  const teacher = DEMO_ACCOUNTS.find(({ role }) => role === "instructor");
  if (!teacher) return;
  const { slug, title, language, questions } = consultasDeSql;
  const bankId = namedId("questionBank", slug);
  if (await ctx.db.questionBank.findUnique({ where: { id: bankId }, select: { id: true } })) return;
  const { id: ownerId, name, email, locale, timeZone } = teacher;
  const theirs: Ctx = { ...ctx, viewer: { kind: "user", userId: ownerId, sessionId: "seed", name, email, emailVerified: true, roles: ["instructor"], instructorId: null, locale: toLocale(locale), timeZone } };
  await inTransaction(theirs, async (tx) => {
    await tx.questionBank.create({ data: { id: bankId, ownerId, title, language, createdAt: ctx.clock.now() }, select: { id: true } });
    await addInTx(theirs, tx, bankId, questions.map((question) => questionSchema.parse(question)));
  });
}
