import { DomainError } from "@/lib/errors";
import { toLocale } from "@/lib/i18n/locales";
import type { PracticeItemInput } from "@/lib/schemas/practice";
import { requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { showHints } from "../attempt/shown-hints";
import { questionOf } from "../cards/own-card";
import { requireItem } from "../practice/practice-item";

/** The next hint of a question of one's own round, with all that were shown, as HTML. Throws as `requireItem` does, `assessment.no_hints_left` after the last. */
export async function showHint(ctx: Ctx, { practiceId, number }: PracticeItemInput): Promise<{ hints: string[]; left: number }> {
  const { locale } = requireUser(ctx.viewer);
  const { question, shown } = await inTransaction(ctx, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Practice" WHERE "id" = ${practiceId} FOR UPDATE`;
    const item = await requireItem(ctx, tx, { practiceId, number });
    const { question } = await questionOf(tx, item);
    if (item.hints >= question.hints.length) throw new DomainError("conflict", "assessment.no_hints_left");
    await tx.practiceItem.update({ where: { practiceId_number: { practiceId, number } }, data: { hints: item.hints + 1 }, select: { number: true } });
    return { question, shown: item.hints + 1 };
  });
  return showHints(question, shown, toLocale(locale));
}
