import { DomainError, notFound } from "@/lib/errors";
import type { LessonAddress } from "@/lib/schemas/learning";
import { signFileLink, type FileLink } from "@/server/media";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { completeLessonInTx } from "../complete-lesson-in-tx";
import { requireLesson } from "../lesson-access";

/**
 * A short-lived link to a lesson's file, in the version of the learner's own release, for whom the lesson opens. Who
 * learns here has opened the lesson with it; who only looks, as at a preview, leaves no trace. Throws NOT_FOUND for a
 * lesson of another kind and `media.file_not_ready` for a file that is not there to be handed out.
 */
export async function openFile(ctx: Ctx, address: LessonAddress): Promise<FileLink & { courseCompleted: boolean }> {
  const { revisionId, enrollmentId, lessonId, facts } = await requireLesson(ctx.db, ctx.viewer, address, ctx.clock.now());
  const revision = await ctx.db.lessonRevision.findUniqueOrThrow({ where: { id: revisionId }, select: { kind: true, file: { select: { id: true, state: true, removedAt: true } } } });
  if (revision.kind !== "file") throw notFound();
  const { file } = revision;
  if (!file || file.state !== "ready" || file.removedAt !== null) throw new DomainError("conflict", "media.file_not_ready");
  const link = await signFileLink(file.id, ctx.clock.now());
  if (enrollmentId === null || !facts.hasOpenGrant) return { ...link, courseCompleted: false };
  const { courseCompleted } = await inTransaction(ctx, (tx) => completeLessonInTx(ctx, tx, { enrollmentId, lessonId, by: "downloaded", deeds: { opened: true } }));
  return { ...link, courseCompleted };
}
