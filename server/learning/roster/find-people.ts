import type { Reader } from "@/server/platform/db/tx";

export type Person = { userId: string; hasAccess: boolean };

type Row = { email: string; userId: string; hasAccess: boolean };

/** The active accounts behind addresses, and whether each has access to a course now: one statement for all of them. */
export async function findPeople(db: Reader, { courseId, emails, now }: { courseId: string; emails: readonly string[]; now: Date }): Promise<Map<string, Person>> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT u."email", u."id" AS "userId", EXISTS (
      SELECT 1 FROM "Grant" g WHERE g."userId" = u."id" AND g."courseId" = ${courseId} AND g."revokedAt" IS NULL
        AND g."startsAt" <= ${now} AND (g."endsAt" IS NULL OR g."endsAt" > ${now})
    ) AS "hasAccess"
    FROM "User" u WHERE u."email" = ANY(${emails}) AND u."status" = 'active'`;
  return new Map(rows.map(({ email, ...person }) => [email, person]));
}
