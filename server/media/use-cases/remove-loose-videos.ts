import { Prisma } from "@/prisma/generated/client";
import { authorize } from "@/server/access";
import { DAY_MS, after } from "@/lib/time";
import type { Ctx } from "@/server/platform/ctx";
import { rankOf } from "../video-rank";

/** How long a video that was replaced can be brought back. */
const KEPT_DAYS = 30;
const MOST_AT_ONCE = 50;

/** What is written of a video that is given up, until the vendor has deleted it too. */
const GIVEN_UP = "superseded";

/**
 * Deletes at the vendor the videos that nothing plays: those that no release has, and that no lesson's draft has had for
 * a month. Their rows stay, as history. A video is given up before it is deleted, so that what was interrupted between
 * the two is taken up by the next run, and nothing is shown as ready that is gone. Answers how many went.
 */
export async function removeLooseVideos(ctx: Ctx): Promise<{ removed: number }> {
  authorize(ctx.viewer, "system.run");
  const { db, vendors } = ctx;
  await giveUpLoose(ctx);
  const givenUp = await db.videoAsset.findMany({ where: { status: "failed", failureReason: GIVEN_UP, assetId: { not: null } }, orderBy: { id: "asc" }, take: MOST_AT_ONCE, select: { id: true, assetId: true } });
  for (const { id, assetId } of givenUp) {
    if (assetId !== null) await vendors.video.deleteAsset(assetId);
    await db.videoAsset.updateMany({ where: { id, failureReason: GIVEN_UP }, data: { failureReason: "deleted", playbackId: null, stateRank: rankOf("deleted") } });
  }
  return { removed: givenUp.length };
}

/** A draft has a video from the revision that names it until the next one: all such times ended a month ago. */
async function giveUpLoose({ db, clock }: Ctx): Promise<void> {
  const kept = after(clock.now(), -KEPT_DAYS * DAY_MS);
  const isPlayed = Prisma.sql`
    EXISTS (SELECT 1 FROM "LessonRevision" r JOIN "ReleaseLesson" rl ON rl."revisionId" = r."id" WHERE r."videoAssetId" = v."id")
    OR EXISTS (
      SELECT 1 FROM "LessonRevision" r WHERE r."videoAssetId" = v."id" AND NOT EXISTS (
        SELECT 1 FROM "LessonRevision" newer WHERE newer."lessonId" = r."lessonId" AND newer."number" > r."number" AND newer."createdAt" < ${kept}
      )
    )`;
  await db.$executeRaw`
    UPDATE "VideoAsset" SET "status" = 'failed', "failureReason" = ${GIVEN_UP}, "updatedAt" = ${clock.now()}
    WHERE "id" IN (
      SELECT v."id" FROM "VideoAsset" v
      WHERE v."status" = 'ready' AND v."assetId" IS NOT NULL AND v."createdAt" < ${kept} AND NOT (${isPlayed})
      ORDER BY v."id" LIMIT ${MOST_AT_ONCE}::int
    )`;
}
