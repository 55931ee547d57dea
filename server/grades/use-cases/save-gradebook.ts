import { DomainError, notFound } from "@/lib/errors";
import { DEFAULT_PLAN, gradebookPlanSchema, type SaveGradebookInput } from "@/lib/schemas/gradebook";
import { authorizeStudents } from "@/server/learning";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";

/**
 * Says how a course makes one grade out of many: its categories with their weights and items, how many of the lowest
 * each drops, what a missing item counts and what passes. Every total follows at once. Audited with what was before.
 * Throws `grades.plan_changed` when somebody saved it meanwhile, NOT_FOUND for an item of another course.
 */
export async function saveGradebook(ctx: Ctx, { courseId, version, plan }: SaveGradebookInput): Promise<{ version: number }> {
  await authorizeStudents(ctx, courseId);
  return inTransaction(ctx, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Course" WHERE "id" = ${courseId} FOR UPDATE`;
    const before = await tx.gradebook.findUnique({ where: { courseId }, select: { version: true, plan: true } });
    if ((before?.version ?? 0) !== version) throw new DomainError("conflict", "grades.plan_changed");
    await requireItems(tx, courseId, plan.categories.flatMap(({ itemIds }) => itemIds));
    const data = { plan, version: version + 1 };
    await tx.gradebook.upsert({ where: { courseId }, create: { courseId, ...data }, update: data, select: { courseId: true } });
    await audit(tx, ctx.viewer, "gradebook.change", courseId, { before: before ? gradebookPlanSchema.parse(before.plan) : DEFAULT_PLAN, after: plan });
    return { version: data.version };
  });
}

async function requireItems(tx: Tx, courseId: string, itemIds: readonly string[]): Promise<void> {
  const where = { courseId, id: { in: [...itemIds] } };
  const known = (await tx.lesson.count({ where })) + (await tx.gradeItem.count({ where }));
  if (known < itemIds.length) throw notFound();
}
