import type { DeleteLessonsInput } from "@/lib/schemas/authoring-outline";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { changeDraft } from "../draft/change-draft";
import type { OutlineChanged } from "../dto";

/**
 * Takes lessons out of the draft. Releases keep them, and so do the learners who follow those; undoing or restoring the
 * change puts them back where they were.
 */
export async function deleteLessons(ctx: Ctx, { courseId, lessonIds }: DeleteLessonsInput): Promise<OutlineChanged> {
  return changeDraft(ctx, courseId, async (tx, { lessons }) => {
    await audit(tx, ctx.viewer, "lesson.delete", courseId, { lessonIds });
    return {
      kind: "lessons_deleted",
      subject: { title: lessons.get(lessonIds[0] ?? "")?.title ?? "", count: lessonIds.length, ...(lessonIds.length === 1 && { lessonId: lessonIds[0] }) },
      steps: [{ op: "hide_lessons", lessonIds }],
      answer: {},
    };
  });
}
