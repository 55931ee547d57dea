import { suggestRating } from "@/lib/domain/srs";
import { toLocale } from "@/lib/i18n/locales";
import { newId } from "@/lib/ids";
import type { AnswerPracticeInput } from "@/lib/schemas/practice";
import { requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";
import { CARD_SELECT, judgeAnswer, questionOf, reviewCardInTx } from "../cards/own-card";
import type { AnsweredPractice } from "../dto";
import { practiceSeed, requireItem } from "../practice/practice-item";
import { showTexts } from "../shown-texts";

/**
 * Tells what came of an answer in one's own round. A right one, and whoever gives up, is told the key and the explanation;
 * anybody else only what the feedback says, and may try again. The first answer counts: a miss makes a card of the
 * question or brings its card back, a hit moves a card on that is due or was missed last. Throws as `requireItem` and `judgeAnswer` do.
 */
export async function answerPractice(ctx: Ctx, { practiceId, number, response, gaveUp }: AnswerPracticeInput): Promise<AnsweredPractice> {
  const { locale } = requireUser(ctx.viewer);
  const judged = await inTransaction(ctx, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Practice" WHERE "id" = ${practiceId} FOR UPDATE`;
    const item = await requireItem(ctx, tx, { practiceId, number });
    const told = judgeAnswer({ ...(await questionOf(tx, item)), seed: practiceSeed(item) }, response);
    const isDone = gaveUp || told.result === "right";
    await tx.practiceItem.update({ where: { practiceId_number: { practiceId, number } }, data: { tries: item.tries + 1, result: item.result ?? told.result, isDone }, select: { number: true } });
    if (item.result === null) await countInTx(ctx, tx, item, told.result);
    if (isDone && (await tx.practiceItem.count({ where: { practiceId, isDone: false } })) === 0) await tx.practice.update({ where: { id: practiceId }, data: { endedAt: ctx.clock.now() }, select: { id: true } });
    return { told, isDone, place: item.place };
  });
  const { told, isDone, place } = judged;
  const shown = await showTexts({ place, section: null, ...told }, toLocale(locale));
  return { result: told.result, feedback: shown.feedback, review: isDone ? shown : null };
}

type Counted = { enrollmentId: string; lessonId: string; revisionId: string; place: number; question: string; hints: number };

async function countInTx(ctx: Ctx, tx: Tx, { hints, ...asked }: Counted, result: Parameters<typeof suggestRating>[0]): Promise<void> {
  const now = ctx.clock.now();
  const { enrollmentId, lessonId, revisionId, place, question } = asked;
  const isRight = result === "right";
  await tx.$queryRaw`SELECT 1 FROM "ReviewCard" WHERE "enrollmentId" = ${enrollmentId} AND "question" = ${question} FOR UPDATE`;
  const card = await tx.reviewCard.findUnique({ where: { enrollmentId_question: { enrollmentId, question } }, select: { ...CARD_SELECT, reviews: { orderBy: { rep: "desc" }, take: 1, select: { isRight: true } } } });
  if (!card) {
    if (!isRight) await tx.reviewCard.create({ data: { id: newId("reviewCard"), enrollmentId, lessonId, revisionId, place, question, dueAt: now, createdAt: now }, select: { id: true } });
    return;
  }
  const { reviews, ...schedule } = card;
  if (isRight && schedule.dueAt > now && reviews[0]?.isRight) return;
  await reviewCardInTx(tx, schedule, { rating: isRight && hints > 0 ? "hard" : suggestRating(result), isRight }, now);
}
