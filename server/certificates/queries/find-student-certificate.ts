import type { CertificateTrace } from "@/lib/domain/certificate-terms";
import { certificateState } from "@/lib/domain/certificate-state";
import { notFound } from "@/lib/errors";
import type { Prisma } from "@/prisma/generated/client";
import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { loadCertificateTrace } from "../load-trace";
import type { CertificateState } from "../dto";

type Input = { courseId: string; enrollmentId: string };

/** `trace` is what the course asks before it gives one by itself; null once it gave any. */
export type StudentCertificate = { isCompleted: boolean; trace: CertificateTrace | null; latest: { code: string; state: CertificateState; issuedAt: Date; revokedReason: string | null } | null };

/** The latest certificate of an enrolment, or of who follows a path. */
export const latestSelect = { orderBy: { number: "desc" }, take: 1, select: { code: true, issuedAt: true, expiresAt: true, revokedAt: true, revokedReason: true } } satisfies Prisma.Enrollment$certificatesArgs;

type LatestRow = { completedAt: Date | null; certificates: Prisma.CertificateGetPayload<{ select: typeof latestSelect.select }>[] };

export function toStudentCertificate({ completedAt, certificates: [row] }: LatestRow, now: Date): Omit<StudentCertificate, "trace"> {
  return {
    isCompleted: completedAt !== null,
    latest: row ? { code: row.code, issuedAt: row.issuedAt, revokedReason: row.revokedReason, state: certificateState(row, now) } : null,
  };
}

/** Whether a student completed the course, their latest certificate of it, and without any what the course asks for it. For who may manage the course's students. */
export async function findStudentCertificate(ctx: Ctx, { courseId, enrollmentId }: Input): Promise<StudentCertificate> {
  await authorizeStudents(ctx, courseId);
  const enrollment = await ctx.db.enrollment.findFirst({ where: { id: enrollmentId, courseId }, select: { completedAt: true, certificates: latestSelect } });
  if (!enrollment) throw notFound();
  const now = ctx.clock.now();
  return { ...toStudentCertificate(enrollment, now), trace: enrollment.certificates.length > 0 ? null : await loadCertificateTrace(ctx.db, enrollmentId, now) };
}
