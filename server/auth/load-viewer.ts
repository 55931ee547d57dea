import { toLocale } from "@/lib/i18n/locales";
import { MINUTE_MS } from "@/lib/time";
import { anonymous, type RoleName, type Viewer } from "@/server/access";
import { Prisma } from "@/prisma/generated/client";
import type { Db } from "@/server/platform/db/client";
import { readRows } from "@/server/platform/db/read-rows";

type Row = {
  userId: string;
  name: string;
  email: string;
  emailVerifiedAt: Date | null;
  locale: string;
  timeZone: string;
  roles: RoleName[] | null;
  instructorId: string | null;
  lastSeenAt: Date;
};

/** How old "last seen" may grow before it is written again: a list of devices needs no finer grain. */
const SEEN_GRAIN_MS = 5 * MINUTE_MS;

/**
 * The person behind a session, in one statement. A session that is revoked, expired or of an account that is not
 * active is nobody's: this is read on every request, so a revoked device stops with its next one. `onStale` is called
 * when the session's "last seen" should be written, which can wait until after the answer.
 */
export async function loadViewer(db: Db, sessionId: string | null, now: Date, onStale?: (touch: () => Promise<void>) => void): Promise<Viewer> {
  if (!sessionId) return anonymous;
  const rows = await readRows<Row>(db, Prisma.sql`
    SELECT u."id" AS "userId", u."name", u."email", u."emailVerifiedAt", u."locale", u."timeZone", i."id" AS "instructorId", s."lastSeenAt",
      (SELECT array_agg(r."role"::text) FROM "UserRole" r WHERE r."userId" = u."id") AS "roles"
    FROM "Session" s
    JOIN "User" u ON u."id" = s."userId"
    LEFT JOIN "Instructor" i ON i."userId" = u."id"
    WHERE s."id" = ${sessionId} AND s."revokedAt" IS NULL AND s."expiresAt" > ${now} AND u."status" = 'active'`);
  const row = rows[0];
  if (!row) return anonymous;
  if (now.getTime() - row.lastSeenAt.getTime() > SEEN_GRAIN_MS) {
    onStale?.(async () => {
      await db.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: now } });
    });
  }
  return {
    kind: "user",
    userId: row.userId,
    sessionId,
    name: row.name,
    email: row.email,
    emailVerified: row.emailVerifiedAt !== null,
    roles: row.roles ?? [],
    instructorId: row.instructorId,
    locale: toLocale(row.locale),
    timeZone: row.timeZone,
  };
}
