import { DomainError } from "@/lib/errors";
import type { AcceptDraftsInput } from "@/lib/schemas/drafts";
import { questionSchema, type Question } from "@/lib/schemas/questions";
import { requireUser } from "@/server/access";
import { addQuestions, authorizeCourse } from "@/server/authoring";
import { addInTx, authorizeBank } from "@/server/banks";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";

/**
 * Puts drafts that a person read into a quiz of the course, as a change that can be undone, or into a bank of theirs; in the
 * same transaction they are marked and the audit log says which model wrote them, asked by which version of the prompt.
 * Learners see them when the course is published next. Throws `drafts.decided` when one does not wait any more.
 */
export async function acceptDrafts(ctx: Ctx, { courseId, draftIds, target }: AcceptDraftsInput): Promise<{ count: number }> {
  await authorizeCourse(ctx, "course.update", courseId);
  if (target.kind === "quiz") {
    const { lessonId } = target;
    return { count: (await addQuestions(ctx, { courseId, lessonId }, (tx) => takeDrafts(ctx, tx, courseId, draftIds, lessonId))).count };
  }
  await authorizeBank(ctx, "bank.manage", target.bankId);
  return inTransaction(ctx, async (tx) => ({ count: (await addInTx(ctx, tx, target.bankId, await takeDrafts(ctx, tx, courseId, draftIds, target.bankId))).length }));
}

/** The questions of drafts that wait, which from now on are accepted, in the order in which they were drafted. */
async function takeDrafts(ctx: Ctx, tx: Tx, courseId: string, given: readonly string[], into: string): Promise<Question[]> {
  const { userId } = requireUser(ctx.viewer);
  const draftIds = [...new Set(given)];
  await tx.$queryRaw`SELECT 1 FROM "QuestionDraft" WHERE "id" = ANY(${draftIds}::text[]) ORDER BY "id" FOR UPDATE`;
  const rows = await tx.questionDraft.findMany({
    where: { id: { in: draftIds }, state: "waiting", run: { courseId } },
    orderBy: [{ runId: "asc" }, { batch: "asc" }, { turn: "asc" }, { position: "asc" }],
    select: { id: true, content: true, isEdited: true, run: { select: { id: true, method: true, model: true, promptVersion: true } } },
  });
  if (rows.length < draftIds.length) throw new DomainError("conflict", "drafts.decided");
  await tx.questionDraft.updateMany({ where: { id: { in: draftIds } }, data: { state: "accepted", decidedById: userId, decidedAt: ctx.clock.now() } });
  for (const { id, isEdited, run } of rows) await audit(tx, ctx.viewer, "drafts.accepted", id, { courseId, into, isEdited, runId: run.id, method: run.method, model: run.model, promptVersion: run.promptVersion });
  return rows.map(({ content }) => questionSchema.parse(content));
}
