import { OutlineConflict } from "@/lib/domain/outline";
import type { DuplicateLessonInput } from "@/lib/schemas/authoring-outline";
import type { Ctx } from "@/server/platform/ctx";
import { changeDraft } from "../draft/change-draft";
import { copyLesson } from "../draft/copy-lesson";
import { copyTitle } from "../draft/free-slug";
import type { OutlineChanged } from "../dto";

/** Puts a copy of a lesson right behind it, with what it says now. */
export async function duplicateLesson(ctx: Ctx, { courseId, lessonId }: DuplicateLessonInput): Promise<OutlineChanged & { lessonId: string; slug: string }> {
  return changeDraft(ctx, courseId, async (tx, { outline, lessons }) => {
    const source = lessons.get(lessonId);
    if (!source || !outline.some((module) => module.lessonIds.includes(lessonId))) throw new OutlineConflict(`${lessonId} is not there`);
    const title = copyTitle(source.title ?? "", [...lessons.values()].map((lesson) => lesson.title ?? ""));
    const copy = await copyLesson(ctx, tx, { courseId, lessonId, moduleId: source.moduleId, title });
    return {
      kind: "lesson_duplicated",
      subject: { title, lessonId: copy.lessonId, moduleId: source.moduleId },
      steps: [{ op: "show_lessons", lessons: [{ lessonId: copy.lessonId, moduleId: source.moduleId, afterId: lessonId }] }],
      answer: copy,
    };
  });
}
