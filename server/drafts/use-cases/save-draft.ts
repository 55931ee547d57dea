import { notFound } from "@/lib/errors";
import type { SaveDraftInput } from "@/lib/schemas/drafts";
import { authorizeCourse } from "@/server/authoring";
import type { Ctx } from "@/server/platform/ctx";
import { toJson } from "../stored-run";

/** Writes a draft that waits anew, as its reviewer wants it. Throws NOT_FOUND for one that was decided. */
export async function saveDraft(ctx: Ctx, { courseId, draftId, question }: SaveDraftInput): Promise<{ saved: true }> {
  await authorizeCourse(ctx, "course.update", courseId);
  const { count } = await ctx.db.questionDraft.updateMany({ where: { id: draftId, state: "waiting", run: { courseId } }, data: { content: toJson(question) ?? {}, isEdited: true } });
  if (count === 0) throw notFound();
  return { saved: true };
}
