import { randomInt } from "node:crypto";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { StartPracticeInput } from "@/lib/schemas/practice";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { loadOutcomes } from "../practice/load-outcomes";
import { loadPracticable, requirePractising } from "../practice/load-practicable";

/**
 * Begins a round of practice over as many questions as there are of those that are asked for, in an order of its own, and
 * ends the one before. Nothing of it is graded. Throws `assessment.nothing_to_practise`, and as `requirePractising` does.
 */
export async function startPractice(ctx: Ctx, { courseSlug, lessonIds, tag, choice, count }: StartPracticeInput): Promise<{ practiceId: string; total: number }> {
  const practising = await requirePractising(ctx, ctx.db, { courseSlug });
  const { enrollmentId } = practising;
  const { met, missed } = await loadOutcomes(ctx.db, enrollmentId);
  const named = new Set(lessonIds);
  const found = (await loadPracticable(ctx, ctx.db, practising)).filter(({ lessonId, tags, question }) => {
    const isChosen = choice === "all" || (choice === "missed" ? missed.has(question) : !met.has(question));
    return isChosen && (named.size === 0 || named.has(lessonId)) && (tag === null || tags.includes(tag));
  });
  if (found.length === 0) throw new DomainError("conflict", "assessment.nothing_to_practise");
  const asked = shuffle(found).slice(0, count);
  const practiceId = newId("practice");
  const now = ctx.clock.now();
  await inTransaction(ctx, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Enrollment" WHERE "id" = ${enrollmentId} FOR UPDATE`;
    await tx.practice.updateMany({ where: { enrollmentId, endedAt: null }, data: { endedAt: now } });
    await tx.practice.create({ data: { id: practiceId, enrollmentId, createdAt: now }, select: { id: true } });
    await tx.practiceItem.createMany({ data: asked.map(({ lessonId, revisionId, place, question }, number) => ({ practiceId, number, lessonId, revisionId, place, question })) });
  });
  return { practiceId, total: asked.length };
}

function shuffle<T>(all: readonly T[]): T[] {
  return all.map((each) => ({ each, rank: randomInt(2 ** 40) })).toSorted((one, other) => one.rank - other.rank).map(({ each }) => each);
}
