import { certificateState } from "@/lib/domain/certificate-state";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { EarnedCourse } from "../dto";

const MOST = 500;

/**
 * All that a learner earned, newest first: their certificates, in the words of the day they were issued, and the courses
 * that they completed and that gave none. It stays when a course is archived or access to it ends. Two statements.
 */
export async function listEarned(ctx: Ctx): Promise<EarnedCourse[]> {
  const { userId } = requireUser(ctx.viewer);
  authorize(ctx.viewer, "certificate.own");
  const [certificates, without] = await Promise.all([
    ctx.db.certificate.findMany({
      where: { userId },
      orderBy: [{ issuedAt: "desc" }, { id: "desc" }],
      take: MOST,
      select: { code: true, courseTitle: true, releaseNumber: true, hours: true, grade: true, completedAt: true, issuedAt: true, expiresAt: true, revokedAt: true, revokedReason: true },
    }),
    ctx.db.enrollment.findMany({
      where: { userId, completedAt: { not: null }, certificates: { none: {} } },
      orderBy: { completedAt: "desc" },
      take: MOST,
      select: { completedAt: true, course: { select: { title: true, certification: { select: { isOn: true } } } }, release: { select: { number: true, certificateGrade: true } } },
    }),
  ]);
  const now = ctx.clock.now();
  const earned = certificates.map(({ courseTitle, releaseNumber, completedAt, hours, issuedAt, expiresAt, revokedAt, ...rest }) => ({
    courseTitle,
    releaseNumber,
    completedAt: completedAt.toISOString(),
    certificateGrade: null,
    certificate: { ...rest, hours: Number(hours), issuedAt: issuedAt.toISOString(), expiresAt: expiresAt?.toISOString() ?? null, state: certificateState({ expiresAt, revokedAt }, now) },
  }));
  const completed = without.flatMap(({ completedAt, course, release }) => (completedAt ? [{ courseTitle: course.title, releaseNumber: release.number, completedAt: completedAt.toISOString(), certificateGrade: course.certification?.isOn === false ? null : release.certificateGrade, certificate: null }] : []));
  return [...earned, ...completed].toSorted((a, b) => b.completedAt.localeCompare(a.completedAt));
}
