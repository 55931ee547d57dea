import { Prisma } from "@/prisma/generated/client";
import { likePattern } from "@/server/platform/db/like-pattern";
import type { Reader } from "@/server/platform/db/tx";
import type { Follower } from "./load-rows";

export type Student = Follower & { name: string; email: string };

type Asked = { courseId: string; search?: string | undefined };

/** A page of the students of a course by name. Those whose access was taken back are not among them. */
export async function listStudents(db: Reader, { cursor, limit, ...asked }: Asked & { cursor?: string | undefined; limit: number }): Promise<Student[]> {
  return db.$queryRaw<Student[]>`
    SELECT e."id" AS "enrollmentId", e."releaseId", e."enrolledAt", e."deferredDays", u."name", u."email" FROM ${studentsOf(asked)}
      AND ${cursor === undefined ? Prisma.sql`true` : Prisma.sql`(lower(u."name"), e."id") > (SELECT lower(v."name"), d."id" FROM "Enrollment" d JOIN "User" v ON v."id" = d."userId" WHERE d."id" = ${cursor})`}
    ORDER BY lower(u."name"), e."id" LIMIT ${limit}::int`;
}

export async function countStudents(db: Reader, asked: Asked): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS "count" FROM ${studentsOf(asked)}`;
  return row?.count ?? 0;
}

/** These students of a course, in no order; of another course, none. */
export async function findStudents(db: Reader, { courseId, enrollmentIds }: { courseId: string; enrollmentIds: readonly string[] }): Promise<Student[]> {
  return db.$queryRaw<Student[]>`
    SELECT e."id" AS "enrollmentId", e."releaseId", e."enrolledAt", e."deferredDays", u."name", u."email" FROM ${studentsOf({ courseId })} AND e."id" = ANY(${enrollmentIds})`;
}

function studentsOf({ courseId, search }: Asked): Prisma.Sql {
  const words = search === undefined ? null : likePattern(search);
  return Prisma.sql`"Enrollment" e JOIN "User" u ON u."id" = e."userId"
    WHERE e."courseId" = ${courseId} AND e."status" NOT IN ('refunded', 'revoked')
      AND ${words === null ? Prisma.sql`true` : Prisma.sql`(u."name" ILIKE ${words} OR u."email" ILIKE ${words})`}`;
}
