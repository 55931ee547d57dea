import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { issueCertificate } from "./issue-certificate";

/**
 * Issues the certificate of a completed course whose release asks for a grade, when the grade is there by now. Asked after
 * whatever may have raised it; asked twice it changes nothing, and nothing is taken back when the grade falls. Null for
 * whose access was taken back too: what is graded afterwards earns them nothing.
 */
export async function settleCertificate(ctx: Ctx, { enrollmentId }: { enrollmentId: string }): Promise<{ certificateId: string } | null> {
  authorize(ctx.viewer, "system.run");
  const { status, completedAt, release } = await ctx.db.enrollment.findUniqueOrThrow({ where: { id: enrollmentId }, select: { status: true, completedAt: true, release: { select: { certificateGrade: true } } } });
  const isClosed = status === "refunded" || status === "revoked";
  return isClosed || completedAt === null || release.certificateGrade === null ? null : issueCertificate(ctx, { enrollmentId });
}
