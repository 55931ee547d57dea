import { DomainError } from "@/lib/errors";
import { system } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { lockGrant, type GrantSource } from "../lock-grant";
import { openEnrollment } from "../use-cases/open-enrollment";
import { reopenGrant } from "../use-cases/reopen-grant";

type Access = { userId: string; courseId: string; until: Date | null };

/** The one grant that the school gives a person in a course by hand. */
function manualGrant({ userId, courseId }: Pick<Access, "userId" | "courseId">): GrantSource {
  return { kind: "manual", sourceId: `${courseId}:${userId}` };
}

/**
 * Gives a person access by hand until an instant, or without an end, in the caller's transaction: opens the grant that
 * the school gives them, opens it again, or moves its end. Doing it twice changes nothing.
 */
export async function openManualAccess(ctx: Ctx, tx: Tx, { userId, courseId, until }: Access): Promise<{ enrollmentId: string }> {
  const asSystem = { ...ctx, viewer: system("enrol-by-hand") };
  const source = manualGrant({ userId, courseId });
  const { enrollmentId, opened } = await openEnrollment(asSystem, tx, {
    ...source, userId, courseId, releaseId: await releaseToFollow(tx, courseId), paid: { amount: 0, currency: "USD" }, method: "manual", endsAt: until,
  });
  if (opened) return { enrollmentId };
  const grant = await lockGrant(tx, source);
  if (!grant) throw new Error(`the manual grant of ${userId} in ${courseId} was neither opened nor found`);
  await reopenGrant(asSystem, tx, source);
  await tx.grant.update({ where: { id: grant.id }, data: { endsAt: until }, select: { id: true } });
  return { enrollmentId };
}

/** The release on sale, or the newest of a course that is off sale. Throws `authoring.not_published` without one. */
async function releaseToFollow(tx: Tx, courseId: string): Promise<string> {
  const course = await tx.course.findUniqueOrThrow({
    where: { id: courseId },
    select: { currentReleaseId: true, releases: { select: { id: true }, orderBy: { number: "desc" }, take: 1 } },
  });
  const releaseId = course.currentReleaseId ?? course.releases[0]?.id;
  if (!releaseId) throw new DomainError("conflict", "authoring.not_published");
  return releaseId;
}
