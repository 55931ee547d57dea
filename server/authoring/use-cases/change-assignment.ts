import type { ChangeAssignmentInput } from "@/lib/schemas/lesson-content";
import type { Ctx } from "@/server/platform/ctx";
import { loadAssignment, requireVersion, versionOf } from "../assignment/assignment-content";
import { changeDraft } from "../draft/change-draft";
import type { OutlineChanged } from "../dto";
import { toJsonContent } from "../quiz/quiz-content";

/**
 * Changes what an assignment asks for and how it is graded, as a new revision that can be undone. Whoever handed in
 * under an earlier release keeps its rules. Throws `authoring.outline_changed` when it is not the assignment that the
 * author had on screen.
 */
export async function changeAssignment(ctx: Ctx, { courseId, lessonId, version, settings }: ChangeAssignmentInput): Promise<OutlineChanged & { version: string }> {
  return changeDraft(ctx, courseId, async (tx) => {
    const stored = await loadAssignment(tx, courseId, lessonId);
    requireVersion(stored, version);
    const next = { kind: "assignment" as const, ...settings };
    const changed = Object.keys(settings).filter((name) => JSON.stringify(Reflect.get(settings, name)) !== JSON.stringify(Reflect.get(stored.assignment, name)));
    return {
      kind: "assignment_changed",
      subject: { title: stored.revision.title, lessonId, fields: changed },
      steps: [{ op: "set_lesson", lessonId, changes: { content: toJsonContent(next) } }],
      answer: { version: versionOf(next) },
    };
  });
}
