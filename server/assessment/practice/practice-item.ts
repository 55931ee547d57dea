import { DomainError, notFound } from "@/lib/errors";
import type { PracticeItemInput } from "@/lib/schemas/practice";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader } from "@/server/platform/db/tx";
import { loadPracticable, requirePractising, type Practising } from "./load-practicable";

const ITEM_SELECT = { practiceId: true, number: true, lessonId: true, revisionId: true, place: true, question: true, tries: true, hints: true, result: true, isDone: true } as const;

/**
 * A question of one's own round that is not done, as long as it may be practised now. Throws NOT_FOUND for another's,
 * `assessment.practice_ended` once it or its round is done, `assessment.review_closed` when its quiz shows no answers any more.
 */
export async function requireItem(ctx: Ctx, db: Reader, { practiceId, number }: PracticeItemInput) {
  const practising = await requirePractising(ctx, db, { practiceId });
  const item = await db.practiceItem.findUnique({ where: { practiceId_number: { practiceId, number } }, select: { ...ITEM_SELECT, practice: { select: { endedAt: true } } } });
  if (!item) throw notFound();
  if (item.isDone || item.practice.endedAt !== null) throw new DomainError("conflict", "assessment.practice_ended");
  if (!(await mayPractise(ctx, db, practising, item))) throw new DomainError("forbidden", "assessment.review_closed");
  return { ...item, enrollmentId: practising.enrollmentId };
}

/** Whether a question of a round may still be practised. */
async function mayPractise(ctx: Ctx, db: Reader, practising: Practising, { lessonId, question }: { lessonId: string; question: string }): Promise<boolean> {
  return (await loadPracticable(ctx, db, practising, lessonId)).some((each) => each.question === question);
}

/** The names that the parts of a question have in one round. */
export function practiceSeed({ practiceId, number }: PracticeItemInput): string {
  return `${practiceId}/${number}`;
}
