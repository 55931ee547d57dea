import { DomainError } from "@/lib/errors";
import type { DeleteModuleInput } from "@/lib/schemas/authoring-outline";
import type { Ctx } from "@/server/platform/ctx";
import { changeDraft } from "../draft/change-draft";
import type { OutlineChanged } from "../dto";

/**
 * Takes a module out of the draft, with its lessons when that is said; undoing or restoring the change brings all of it
 * back. Releases keep it. Throws `authoring.module_not_empty` with the number of lessons that would go.
 */
export async function deleteModule(ctx: Ctx, { courseId, moduleId, withLessons }: DeleteModuleInput): Promise<OutlineChanged> {
  return changeDraft(ctx, courseId, async (_tx, { outline, modules }) => {
    const lessonIds = [...(outline.find((module) => module.moduleId === moduleId)?.lessonIds ?? [])];
    if (lessonIds.length > 0 && !withLessons) throw new DomainError("conflict", "authoring.module_not_empty", { count: lessonIds.length });
    return {
      kind: "module_deleted",
      subject: { title: modules.get(moduleId)?.title ?? "", moduleId, count: lessonIds.length },
      steps: [...(lessonIds.length > 0 ? [{ op: "hide_lessons" as const, lessonIds }] : []), { op: "hide_module", moduleId }],
      answer: {},
    };
  });
}
