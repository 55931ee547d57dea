import { asWorth } from "@/lib/domain/as-worth";
import type { GradeItemInput } from "@/lib/schemas/gradebook";
import { authorizeStudents } from "@/server/learning";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { emit, inTransaction } from "@/server/platform/outbox";
import type { GradeUpdated } from "../events";
import { lockItem } from "../lock-item";

/**
 * Shows an item of the gradebook to its learners, and announces to each who has a grade of it `grades/grade.updated`.
 * From then on it counts. Released again, it tells nobody anything.
 */
export async function releaseItem(ctx: Ctx, { courseId, itemId }: GradeItemInput): Promise<{ released: number }> {
  await authorizeStudents(ctx, courseId);
  return inTransaction(ctx, async (tx) => {
    const { releasedAt, points: worth } = await lockItem(tx, { courseId, itemId });
    if (releasedAt) return { released: 0 };
    await tx.gradeItem.update({ where: { id: itemId }, data: { releasedAt: ctx.clock.now() }, select: { id: true } });
    const entries = await tx.gradeEntry.findMany({
      where: { gradeItemId: itemId, OR: [{ points: { not: null } }, { isExcused: true }] },
      select: { enrollmentId: true, points: true, maxPoints: true, isExcused: true, enrollment: { select: { userId: true } } },
    });
    for (const { enrollmentId, points: set, maxPoints, isExcused, enrollment } of entries) {
      const points = set === null ? null : asWorth(set, maxPoints, worth);
      const updated: GradeUpdated = { name: "grades/grade.updated", data: { enrollmentId, userId: enrollment.userId, courseId, lessonId: null, itemId, submissionId: null, change: isExcused ? "excused" : "released", points } };
      await emit(tx, updated, ctx.requestId);
    }
    await audit(tx, ctx.viewer, "gradebook.release_item", courseId, { itemId, count: entries.length });
    return { released: entries.length };
  });
}
