import { notFound } from "@/lib/errors";
import type { Tx } from "@/server/platform/db/tx";

/** An enrollment of a course, locked. Throws NOT_FOUND for one of another course. */
export async function lockStudent(tx: Tx, { courseId, enrollmentId }: { courseId: string; enrollmentId: string }): Promise<{ userId: string; deferredDays: number }> {
  await tx.$queryRaw`SELECT 1 FROM "Enrollment" WHERE "id" = ${enrollmentId} FOR UPDATE`;
  const found = await tx.enrollment.findFirst({ where: { id: enrollmentId, courseId }, select: { userId: true, deferredDays: true } });
  if (!found) throw notFound();
  return found;
}
