import { DomainError } from "@/lib/errors";
import { normalizeRanges, toMultirange } from "@/lib/domain/played-ranges";
import { traceLessonCompletion, type LessonAsk } from "@/lib/domain/completion";
import type { RecordPlaybackInput } from "@/lib/schemas/learning";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";
import { requireLesson, type MetLesson } from "../lesson-access";
import { completeLessonInTx } from "../complete-lesson-in-tx";
import { askOfRow } from "../completion-facts";

export type PlaybackRecorded = { watchedSeconds: number; isCompleted: boolean };

/** Clocks of devices differ: a position from further ahead than this is taken as from now. */
const MAX_CLOCK_LEAD_MS = 60_000;

/**
 * Adds what was played to the learner's ledger and moves their place. The ledger is a union of ranges: reports may
 * come twice, late or out of order, and it only grows. The place follows the newest report by the player's clock, so
 * devices do not fight. A video completes when the share that it asks for has been played; jumping to the end plays nothing. Of an
 * article only the place is kept: reading is not playing, so a report with ranges is refused.
 */
export async function recordPlayback(ctx: Ctx, input: RecordPlaybackInput): Promise<PlaybackRecorded> {
  const viewer = requireUser(ctx.viewer);
  const lesson = await requireLesson(ctx.db, viewer, input, ctx.clock.now());
  const { enrollmentId } = lesson;
  if (!enrollmentId) throw new DomainError("forbidden", "access.enrollment_required");
  authorize(viewer, "progress.write", { userId: viewer.userId, hasOpenGrant: lesson.facts.hasOpenGrant });
  return inTransaction(ctx, async (tx) => {
    const { durationSeconds, isVideo, ask } = await loadLength(tx, lesson.revisionId);
    if (!isVideo && input.ranges.length > 0) throw new DomainError("invalid", "learning.range_invalid");
    const stored = await addToLedger(ctx, tx, { ...lesson, enrollmentId }, input, durationSeconds);
    const watchedSeconds = Math.floor(stored.watchedMs / 1_000);
    const deeds = isVideo ? { watchedMs: stored.watchedMs, durationSeconds } : {};
    if (stored.isCompleted || !traceLessonCompletion(ask, deeds).isComplete) return { watchedSeconds, isCompleted: stored.isCompleted };
    const { isCompleted } = await completeLessonInTx(ctx, tx, { enrollmentId, lessonId: lesson.lessonId, by: "watched", deeds });
    return { watchedSeconds, isCompleted };
  });
}

/** The video's own length once it is known; until then what the author planned. And what of it has to be watched. */
async function loadLength(tx: Tx, revisionId: string): Promise<{ durationSeconds: number; isVideo: boolean; ask: LessonAsk }> {
  const revision = await tx.lessonRevision.findUniqueOrThrow({
    where: { id: revisionId },
    select: { kind: true, durationSeconds: true, role: true, completeBy: true, watchPercent: true, content: true, videoAsset: { select: { durationSeconds: true } } },
  });
  return { durationSeconds: revision.videoAsset?.durationSeconds ?? revision.durationSeconds, isVideo: revision.kind === "video", ask: askOfRow(revision) };
}

async function addToLedger(
  ctx: Ctx,
  tx: Tx,
  { enrollmentId, lessonId }: MetLesson & { enrollmentId: string },
  { ranges, positionSeconds, at }: RecordPlaybackInput,
  durationSeconds: number,
): Promise<{ watchedMs: number; isCompleted: boolean }> {
  const now = ctx.clock.now();
  const lengthMs = Math.ceil(durationSeconds * 1_000);
  const watched = toMultirange(normalizeRanges(ranges, lengthMs));
  const position = Math.min(positionSeconds, durationSeconds);
  const sentAt = new Date(at);
  const setAt = sentAt.getTime() > now.getTime() + MAX_CLOCK_LEAD_MS ? now : sentAt;
  // What was played of a longer video that stood here before does not count for this one.
  // Enrollment first, then progress, as completing does: reports of two devices take turns and cannot lock each other out.
  await tx.$queryRaw`SELECT 1 FROM "Enrollment" WHERE "id" = ${enrollmentId} FOR UPDATE`;
  const rows = await tx.$queryRaw<{ watchedMs: number; isCompleted: boolean }[]>`
    INSERT INTO "LessonProgress" AS p ("enrollmentId", "lessonId", "watched", "positionSeconds", "positionSetAt", "firstViewedAt", "lastViewedAt")
    VALUES (${enrollmentId}, ${lessonId}, ${watched}::int4multirange, ${position}, ${setAt}, ${now}, ${setAt})
    ON CONFLICT ("enrollmentId", "lessonId") DO UPDATE SET
      "watched" = p."watched" + EXCLUDED."watched",
      "positionSeconds" = CASE WHEN EXCLUDED."positionSetAt" >= p."positionSetAt" THEN EXCLUDED."positionSeconds" ELSE p."positionSeconds" END,
      "positionSetAt" = greatest(p."positionSetAt", EXCLUDED."positionSetAt"),
      "lastViewedAt" = greatest(p."lastViewedAt", EXCLUDED."lastViewedAt")
    RETURNING coalesce((SELECT sum(upper(r) - lower(r)) FROM unnest(p."watched" * int4multirange(int4range(0, ${lengthMs}::int))) r), 0)::int AS "watchedMs", p."completedAt" IS NOT NULL AS "isCompleted"`;
  const [row] = rows;
  if (!row) throw new Error(`progress of ${enrollmentId} in ${lessonId} was not stored`);
  await followNewest(tx, { enrollmentId, lessonId, setAt });
  return row;
}

/** A report that arrives after a newer one of another lesson does not become the place to go on from. */
async function followNewest(tx: Tx, { enrollmentId, lessonId, setAt }: { enrollmentId: string; lessonId: string; setAt: Date }): Promise<void> {
  await tx.enrollment.updateMany({
    where: { id: enrollmentId, progress: { none: { lessonId: { not: lessonId }, positionSetAt: { gt: setAt } } } },
    data: { lastLessonId: lessonId },
  });
}
