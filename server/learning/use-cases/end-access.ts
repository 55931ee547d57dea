import { DomainError } from "@/lib/errors";
import type { StudentOfCourse } from "@/lib/schemas/students";
import type { GrantKind } from "@/prisma/generated/client";
import { system } from "@/server/access";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeStudents } from "../authorize-students";
import { requireStudent } from "../roster/require-student";
import { closeGrant } from "./close-grant";

/** What the school gave, it may take back. The rest was paid for by somebody. */
const GIVEN: readonly GrantKind[] = ["manual", "free"];

/**
 * Takes a student out of a course: closes the access that was given by hand or for free. Progress and notes are kept.
 * Throws `learning.access_was_paid` where somebody paid: that ends with a refund. Without access it does nothing.
 */
export async function endAccess(ctx: Ctx, { courseId, enrollmentId }: StudentOfCourse): Promise<{ closed: number }> {
  await authorizeStudents(ctx, courseId);
  return inTransaction(ctx, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Enrollment" WHERE "id" = ${enrollmentId} FOR UPDATE`;
    const { grants } = await requireStudent(tx, { courseId, enrollmentId, now: ctx.clock.now() });
    const given = grants.flatMap(({ kind, sourceId }) => GIVEN.filter((one) => one === kind).map((one) => ({ kind: one, sourceId })));
    if (given.length < grants.length) throw new DomainError("conflict", "learning.access_was_paid");
    for (const source of given) await closeGrant({ ...ctx, viewer: system("end-access-by-hand") }, tx, { ...source, reason: "manual" });
    if (given.length > 0) await audit(tx, ctx.viewer, "course.student.remove", courseId, { enrollmentId });
    return { closed: given.length };
  });
}
