import { DomainError, notFound } from "@/lib/errors";
import { languageName } from "@/lib/i18n/language-name";
import { newId } from "@/lib/ids";
import type { CaptionDraftInput } from "@/lib/schemas/studio-media";
import { requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { lockCourse } from "../draft/lock-course";
import { announceCaptions } from "../media/caption-track";
import { loadCaptionDraft } from "../media/load-caption-draft";

/**
 * Makes a ready draft the captions of its video, by the hand of whoever takes it over: from then on it is edited like
 * all others. Throws `media.captions_exist` when somebody brought captions in the language meanwhile.
 */
export async function takeOverCaptions(ctx: Ctx, { draftId, ...place }: CaptionDraftInput): Promise<{ captionId: string }> {
  await authorizeCourse(ctx, "course.media", place.courseId);
  const { userId: savedById } = requireUser(ctx.viewer);
  return inTransaction(ctx, async (tx) => {
    await lockCourse(tx, place.courseId);
    const { videoAssetId, language, state, vtt } = await loadCaptionDraft(tx, { ...place, draftId });
    if (state !== "ready") throw notFound();
    const id = newId("caption");
    const now = ctx.clock.now();
    const made = await tx.captionTrack.createMany({
      data: [{ id, videoAssetId, language, label: languageName(language), vtt, savedById, createdAt: now, updatedAt: now }],
      skipDuplicates: true,
    });
    if (made.count === 0) throw new DomainError("conflict", "media.captions_exist");
    await tx.captionDraft.delete({ where: { id: draftId }, select: { id: true } });
    await announceCaptions(ctx, tx, place, videoAssetId, language);
    return { captionId: id };
  });
}
