import { notFound } from "@/lib/errors";
import type { Reader } from "@/server/platform/db/tx";

type Student = { userId: string; grants: { id: string; kind: string; sourceId: string; endsAt: Date | null }[] };

/** An enrollment of a course with the grants that are open now. Throws NOT_FOUND for one of another course. */
export async function requireStudent(db: Reader, { courseId, enrollmentId, now }: { courseId: string; enrollmentId: string; now: Date }): Promise<Student> {
  const found = await db.enrollment.findFirst({
    where: { id: enrollmentId, courseId },
    select: {
      userId: true,
      grants: {
        where: { revokedAt: null, startsAt: { lte: now }, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
        select: { id: true, kind: true, sourceId: true, endsAt: true },
      },
    },
  });
  if (!found) throw notFound();
  return found;
}
