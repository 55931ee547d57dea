import type { Reader } from "@/server/platform/db/tx";
import { loadBook } from "./gradebook/load-book";
import { loadRows } from "./gradebook/load-rows";

/** The total of a learner's gradebook at an instant, in per cent with one decimal. Null where nothing counts. Checks no permission. */
export async function unscopedLoadCourseGrade(db: Reader, enrollmentId: string, now: Date): Promise<number | null> {
  const { courseId, releaseId, enrolledAt, deferredDays } = await db.enrollment.findUniqueOrThrow({ where: { id: enrollmentId }, select: { courseId: true, releaseId: true, enrolledAt: true, deferredDays: true } });
  const rows = await loadRows(db, await loadBook(db, courseId), [{ enrollmentId, releaseId, enrolledAt, deferredDays }], now);
  return rows.get(enrollmentId)?.total.percent ?? null;
}
