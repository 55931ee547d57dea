import { notFound } from "@/lib/errors";
import type { Tx } from "@/server/platform/db/tx";

/**
 * Makes whoever changes this course's draft take turns until the transaction ends. Buying and enrolling go on: they
 * only point at the row. Throws NOT_FOUND for a course that does not exist.
 */
export async function lockCourse(tx: Tx, courseId: string): Promise<void> {
  const locked = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "Course" WHERE "id" = ${courseId} FOR NO KEY UPDATE`;
  if (locked.length === 0) throw notFound();
}

/** `lockCourse` for several, in one order for all who lock several, so that nobody waits in a circle. */
export async function lockCourses(tx: Tx, courseIds: readonly string[]): Promise<void> {
  for (const courseId of [...courseIds].sort()) await lockCourse(tx, courseId);
}
