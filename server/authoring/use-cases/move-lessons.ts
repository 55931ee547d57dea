import { blockBefore } from "@/lib/domain/outline";
import type { MoveLessonsInput } from "@/lib/schemas/authoring-outline";
import type { Ctx } from "@/server/platform/ctx";
import { changeDraft } from "../draft/change-draft";
import type { OutlineChanged } from "../dto";

/** Puts one lesson or many, as one block in the order in which they are named, in front of a lesson of a module or at its end. */
export async function moveLessons(ctx: Ctx, { courseId, lessonIds, moduleId, beforeLessonId }: MoveLessonsInput): Promise<OutlineChanged> {
  return changeDraft(ctx, courseId, async (_tx, { outline, lessons }) => ({
    kind: "lessons_moved",
    subject: { title: lessons.get(lessonIds[0] ?? "")?.title ?? "", count: lessonIds.length, moduleId, ...(lessonIds.length === 1 && { lessonId: lessonIds[0] }) },
    steps: [{ op: "place_lessons", lessons: blockBefore(outline, lessonIds, moduleId, beforeLessonId) }],
    answer: {},
  }));
}
