import { waysOf, type CompletionWay } from "@/lib/domain/completion";
import type { ChangeLessonInput } from "@/lib/schemas/authoring-outline";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { invalidField } from "../course-links";
import { changeDraft } from "../draft/change-draft";
import { loadNewestRevision } from "../draft/lesson-revision";
import type { OutlineChanged } from "../dto";

/**
 * Changes what the outline says of a lesson: its name, address, kind, summary, length, and whether it is a free
 * preview, how much it counts and what makes it complete. Its text is saved by `saveLesson`. Throws `catalog.slug_taken`,
 * and a field's issue for a way to be completed that its kind does not know.
 */
export async function changeLesson(ctx: Ctx, { courseId, lessonId, changes }: ChangeLessonInput): Promise<OutlineChanged> {
  return changeDraft(ctx, courseId, async (tx, { lessons }) => {
    if (changes.completeBy) await requireWay(tx, { courseId, lessonId, changes, way: changes.completeBy });
    return {
      kind: "lesson_changed",
      subject: { title: changes.title ?? lessons.get(lessonId)?.title ?? "", lessonId, fields: Object.keys(changes) },
      steps: [{ op: "set_lesson", lessonId, changes }],
      answer: {},
    };
  });
}

async function requireWay(tx: Tx, { courseId, lessonId, changes, way }: ChangeLessonInput & { way: CompletionWay }): Promise<void> {
  const kind = changes.kind ?? (await loadNewestRevision(tx, courseId, lessonId)).kind;
  if (!waysOf(kind).includes(way)) throw invalidField("completeBy", "is not known to this kind of lesson");
}
