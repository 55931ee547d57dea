import { notFound } from "@/lib/errors";
import type { Tx } from "@/server/platform/db/tx";

/** Locks a student's enrolment in a course and answers the certificate of it that stands. Throws NOT_FOUND for a stranger's. */
export async function lockStudent(tx: Tx, { courseId, enrollmentId }: { courseId: string; enrollmentId: string }): Promise<{ id: string; code: string; userId: string } | null> {
  const locked = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "Enrollment" WHERE "id" = ${enrollmentId} AND "courseId" = ${courseId} FOR UPDATE`;
  if (locked.length === 0) throw notFound();
  return tx.certificate.findFirst({ where: { enrollmentId, revokedAt: null }, select: { id: true, code: true, userId: true } });
}
