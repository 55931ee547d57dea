import type { Reader, Tx } from "@/server/platform/db/tx";

type Seats = { courseId: string; userId: string; maxStudents: number };

/**
 * True when the course has a seat for this buyer. The course's row is locked first and the count is a statement of its
 * own, so it sees what every earlier buyer has committed: one statement that locked and counted would count by the
 * snapshot from before it waited, and oversell. Seats are counted, never kept, so no counter can drift.
 */
export async function takeSeat(tx: Tx, { courseId, userId, maxStudents }: { courseId: string; userId: string; maxStudents: number | null }): Promise<boolean> {
  if (maxStudents === null) return true;
  await tx.$queryRaw`SELECT "id" FROM "Course" WHERE "id" = ${courseId} FOR NO KEY UPDATE`;
  return (await countFreeSeats(tx, { courseId, userId, maxStudents })) > 0;
}

/**
 * Seats left for this buyer. Learners with access hold one, and so does an open checkout until the vendor says that it
 * can no longer be paid.
 */
export async function countFreeSeats(reader: Reader, { courseId, userId, maxStudents }: Seats): Promise<number> {
  const rows = await reader.$queryRaw<{ taken: bigint }[]>`
    SELECT count(*) AS "taken" FROM (
      SELECT e."userId" FROM "Enrollment" e WHERE e."courseId" = ${courseId} AND e."status" IN ('active', 'completed')
      UNION
      SELECT o."userId" FROM "OrderItem" i JOIN "Order" o ON o."id" = i."orderId"
      WHERE i."courseId" = ${courseId} AND o."status" = 'pending'
    ) AS holders WHERE "userId" <> ${userId}`;
  return maxStudents - Number(rows[0]?.taken ?? 0);
}
