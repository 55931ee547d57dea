import type { CompletionSetting } from "@/lib/domain/completion";
import { newId } from "@/lib/ids";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import type { LessonText } from "../dto";
import type { StoredRevision } from "./lesson-revision";

type NewLesson = LessonText & Pick<StoredRevision, "kind" | "videoAssetId" | "fileId" | "content"> & CompletionSetting & { courseId: string; moduleId: string; slug: string };

/** Writes a lesson that is not in the outline yet: the step that shows it gives it its place. */
export async function insertLesson(ctx: Ctx, tx: Tx, { courseId, moduleId, slug, content, ...said }: NewLesson): Promise<string> {
  const lessonId = newId("lesson");
  const now = ctx.clock.now();
  await tx.lesson.create({
    data: {
      id: lessonId, courseId, moduleId, slug, position: 0, createdAt: now, deletedAt: now,
      revisions: {
        create: { ...said, ...(content !== null && { content }), id: newId("lessonRevision"), number: 1, savedAt: now, createdAt: now, createdById: ctx.viewer.kind === "user" ? ctx.viewer.userId : null },
      },
    },
    select: { id: true },
  });
  return lessonId;
}
