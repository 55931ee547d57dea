import type { CaptionDraftInput } from "@/lib/schemas/studio-media";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeCourse } from "../authorize-course";
import { loadCaptionDraft } from "../media/load-caption-draft";

/** Throws a draft of captions away, also one that is on its way: what the vendor says of it later changes nothing. */
export async function discardCaptionDraft(ctx: Ctx, { draftId, ...place }: CaptionDraftInput): Promise<{ draftId: string }> {
  await authorizeCourse(ctx, "course.media", place.courseId);
  const { id } = await loadCaptionDraft(ctx.db, { ...place, draftId });
  await ctx.db.captionDraft.deleteMany({ where: { id } });
  return { draftId: id };
}
