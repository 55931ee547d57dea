import { DomainError } from "@/lib/errors";
import type { AccessEndInput } from "@/lib/schemas/students";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeStudents } from "../authorize-students";
import { openManualAccess } from "../roster/open-manual-access";
import { requireFuture } from "../roster/require-future";
import { requireStudent } from "../roster/require-student";

/**
 * Says until when the school gives a student access; null for no end. Access that had ended is open again. Throws
 * `learning.access_has_no_end` to whom something else, a purchase for example, gives access without an end.
 */
export async function setAccessEnd(ctx: Ctx, { courseId, enrollmentId, until }: AccessEndInput): Promise<{ until: string | null }> {
  await authorizeStudents(ctx, courseId);
  requireFuture(until, ctx.clock.now(), "until");
  return inTransaction(ctx, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Enrollment" WHERE "id" = ${enrollmentId} FOR UPDATE`;
    const { userId, grants } = await requireStudent(tx, { courseId, enrollmentId, now: ctx.clock.now() });
    if (grants.some(({ kind, endsAt }) => kind !== "manual" && endsAt === null)) throw new DomainError("conflict", "learning.access_has_no_end");
    const endsAt = until === null ? null : new Date(until);
    const given = grants.filter(({ kind }) => kind === "manual").map(({ id }) => id);
    if (given.length > 0) await tx.grant.updateMany({ where: { id: { in: given } }, data: { endsAt } });
    else await openManualAccess(ctx, tx, { userId, courseId, until: endsAt });
    await audit(tx, ctx.viewer, "course.student.extend", courseId, { enrollmentId, until });
    return { until };
  });
}
