import type { RejectDraftsInput } from "@/lib/schemas/drafts";
import { requireUser } from "@/server/access";
import { authorizeCourse } from "@/server/authoring";
import type { Ctx } from "@/server/platform/ctx";

/** Puts drafts aside for good. Those that were decided stay as they are. */
export async function rejectDrafts(ctx: Ctx, { courseId, draftIds }: RejectDraftsInput): Promise<{ count: number }> {
  await authorizeCourse(ctx, "course.update", courseId);
  const { userId } = requireUser(ctx.viewer);
  return ctx.db.questionDraft.updateMany({ where: { id: { in: draftIds }, state: "waiting", run: { courseId } }, data: { state: "rejected", decidedById: userId, decidedAt: ctx.clock.now() } });
}
