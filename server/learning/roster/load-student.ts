import { notFound } from "@/lib/errors";
import type { GrantKind } from "@/prisma/generated/client";
import type { Reader } from "@/server/platform/db/tx";

/** Why somebody has or had access, and until when. Instants are ISO 8601 in UTC. */
export type ExplainedGrant = {
  grantId: string;
  kind: GrantKind;
  state: "open" | "waiting" | "ended" | "closed";
  startsAt: string;
  endsAt: string | null;
  closedAt: string | null;
};

export type StudentRecord = Awaited<ReturnType<typeof loadStudent>>;

/** An enrollment of a course with its person and the last of its grants. Throws NOT_FOUND for one of another course. */
export async function loadStudent(db: Reader, courseId: string, enrollmentId: string) {
  const found = await db.enrollment.findFirst({
    where: { id: enrollmentId, courseId },
    select: {
      prerequisitesWaivedAt: true,
      deferredDays: true,
      release: { select: { id: true, number: true } },
      course: { select: { slug: true, currentReleaseId: true, prerequisiteRule: true } },
      user: { select: { id: true, name: true, email: true, status: true, locale: true, timeZone: true, roles: { select: { role: true } }, instructor: { select: { id: true } } } },
      grants: { orderBy: { createdAt: "desc" }, take: 20, select: { id: true, kind: true, startsAt: true, endsAt: true, revokedAt: true } },
    },
  });
  if (!found) throw notFound();
  return found;
}

export function explainGrant({ id, kind, startsAt, endsAt, revokedAt }: StudentRecord["grants"][number], now: Date): ExplainedGrant {
  const state = revokedAt ? "closed" : startsAt > now ? "waiting" : endsAt && endsAt <= now ? "ended" : "open";
  return { grantId: id, kind, state, startsAt: startsAt.toISOString(), endsAt: endsAt?.toISOString() ?? null, closedAt: revokedAt?.toISOString() ?? null };
}
