import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { issueCertificate } from "./issue-certificate";

/**
 * Issues the certificate of a completed course whose release asks for a grade, when the grade is there by now. Asked after
 * whatever may have raised it; asked twice it changes nothing, and nothing is taken back when the grade falls.
 */
export async function settleCertificate(ctx: Ctx, { enrollmentId }: { enrollmentId: string }): Promise<{ certificateId: string } | null> {
  authorize(ctx.viewer, "system.run");
  const { completedAt, release } = await ctx.db.enrollment.findUniqueOrThrow({ where: { id: enrollmentId }, select: { completedAt: true, release: { select: { certificateGrade: true } } } });
  return completedAt === null || release.certificateGrade === null ? null : issueCertificate(ctx, { enrollmentId });
}
