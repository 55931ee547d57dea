import { findPublishProblems } from "@/lib/domain/publish-gate";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeCourse } from "../authorize-course";
import { findDraftDifference } from "../draft/draft-difference";
import type { PublishGate } from "../dto";
import { loadGateFacts } from "../gate/load-gate-facts";
import { findLinkRun, toLinkOverview } from "../links/link-overview";

type ReleaseRow = { number: number; students: number; inProgress: number; finished: number };

/**
 * What keeps the draft from being published and what is worth putting right, what would change, and for whom: who has
 * access stays on their release and is offered the new one. The same rules decide when it is published.
 */
export async function getPublishGate(ctx: Ctx, { courseId }: { courseId: string }): Promise<PublishGate> {
  await authorizeCourse(ctx, "course.studio", courseId);
  const { currentReleaseId } = await ctx.db.course.findUniqueOrThrow({ where: { id: courseId }, select: { currentReleaseId: true } });
  const [{ course, modules, links }, releases, latest, { difference }, run] = await Promise.all([
    loadGateFacts(ctx.db, courseId),
    loadReleases(ctx, courseId),
    ctx.db.release.aggregate({ where: { courseId }, _max: { number: true } }),
    findDraftDifference(ctx.db, courseId, currentReleaseId),
    findLinkRun(ctx.db, courseId),
  ]);
  const problems = findPublishProblems(course, modules);
  return {
    blocking: problems.filter(({ severity }) => severity === "blocking"),
    advice: problems.filter(({ severity }) => severity === "advice"),
    nextNumber: (latest._max.number ?? 0) + 1,
    difference,
    impact: {
      releases: releases.map(({ number, students, inProgress }) => ({ number, students, inProgress })),
      offered: releases.reduce((sum, { students }) => sum + students, 0),
      finished: releases.reduce((sum, { finished }) => sum + finished, 0),
    },
    links: toLinkOverview(ctx, links.addresses, links.checks, run),
  };
}

/** Learners whose access is open now, by the release that they follow; in progress are those who began and did not finish. */
function loadReleases({ db, clock }: Ctx, courseId: string): Promise<ReleaseRow[]> {
  const now = clock.now();
  return db.$queryRaw<ReleaseRow[]>`
    SELECT r."number", count(*)::int AS "students", count(e."completedAt")::int AS "finished",
      count(*) FILTER (WHERE e."completedAt" IS NULL AND EXISTS (SELECT 1 FROM "LessonProgress" p WHERE p."enrollmentId" = e."id"))::int AS "inProgress"
    FROM "Enrollment" e JOIN "Release" r ON r."id" = e."releaseId"
    WHERE e."courseId" = ${courseId} AND EXISTS (
      SELECT 1 FROM "Grant" g WHERE g."enrollmentId" = e."id" AND g."revokedAt" IS NULL AND g."startsAt" <= ${now} AND (g."endsAt" IS NULL OR g."endsAt" > ${now})
    )
    GROUP BY r."number" ORDER BY r."number" DESC`;
}
