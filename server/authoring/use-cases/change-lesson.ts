import type { ChangeLessonInput } from "@/lib/schemas/authoring-outline";
import type { Ctx } from "@/server/platform/ctx";
import { changeDraft } from "../draft/change-draft";
import type { OutlineChanged } from "../dto";

/**
 * Changes what the outline says of a lesson: its name, address, kind, summary, length, and whether it is a free
 * preview. Its text is saved by `saveLesson`. Throws `catalog.slug_taken`.
 */
export async function changeLesson(ctx: Ctx, { courseId, lessonId, changes }: ChangeLessonInput): Promise<OutlineChanged> {
  return changeDraft(ctx, courseId, async (_tx, { lessons }) => ({
    kind: "lesson_changed",
    subject: { title: changes.title ?? lessons.get(lessonId)?.title ?? "", lessonId, fields: Object.keys(changes) },
    steps: [{ op: "set_lesson", lessonId, changes }],
    answer: {},
  }));
}
