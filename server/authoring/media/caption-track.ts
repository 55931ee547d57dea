import { DomainError, notFound } from "@/lib/errors";
import type { CaptionTrackInput } from "@/lib/schemas/studio-media";
import { mediaEvent } from "@/server/media";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader, Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import { loadNewestRevision } from "../draft/lesson-revision";
import { recordChange } from "../draft/record-change";

const trackSelect = { id: true, videoAssetId: true, language: true, label: true, version: true, vtt: true, savedById: true, updatedAt: true } as const;

type StoredTrack = { id: string; version: number; vtt: string; savedById: string | null; updatedAt: Date };

/** A caption file of the video that a lesson's draft shows. Throws NOT_FOUND for any other. */
export async function loadCaptionTrack(db: Reader, { courseId, lessonId, captionId }: CaptionTrackInput) {
  const { videoAssetId } = await loadNewestRevision(db, courseId, lessonId);
  const track = videoAssetId === null ? null : await db.captionTrack.findFirst({ where: { id: captionId, videoAssetId }, select: trackSelect });
  if (!track) throw notFound();
  return track;
}

/**
 * Puts another text in a file's place, as its next version; the former one is kept. Throws `media.captions_changed` when
 * somebody was faster: lessons of several courses may show one video, and only the caller's course is locked.
 */
export async function writeCaptionVersion(ctx: Ctx, tx: Tx, { id, version, vtt: former, savedById, updatedAt }: StoredTrack, vtt: string): Promise<number> {
  const saved = { vtt, version: version + 1, savedById: ctx.viewer.kind === "user" ? ctx.viewer.userId : null, updatedAt: ctx.clock.now() };
  const { count } = await tx.captionTrack.updateMany({ where: { id, version }, data: saved });
  if (count === 0) throw new DomainError("conflict", "media.captions_changed");
  await tx.captionVersion.create({ data: { trackId: id, number: version, vtt: former, savedAt: updatedAt, savedById }, select: { number: true } });
  return saved.version;
}

/** Writes what happened to a lesson's captions into the course's history, and announces it: pages that list them are made anew. */
export async function announceCaptions(ctx: Ctx, tx: Tx, { courseId, lessonId }: { courseId: string; lessonId: string }, videoId: string, language: string): Promise<void> {
  const { title } = await loadNewestRevision(tx, courseId, lessonId);
  await recordChange(ctx, tx, courseId, { kind: "captions_changed", subject: { title, lessonId, fields: [language] } });
  await emit(tx, mediaEvent("media/captions.changed", { videoId }), ctx.requestId);
}
