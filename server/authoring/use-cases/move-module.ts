import { moduleAheadOf } from "@/lib/domain/outline";
import type { MoveModuleInput } from "@/lib/schemas/authoring-outline";
import type { Ctx } from "@/server/platform/ctx";
import { changeDraft } from "../draft/change-draft";
import type { OutlineChanged } from "../dto";

/** Puts a module with its lessons in front of another one, or at the end. The numbers follow. */
export async function moveModule(ctx: Ctx, { courseId, moduleId, beforeModuleId }: MoveModuleInput): Promise<OutlineChanged> {
  return changeDraft(ctx, courseId, async (_tx, { outline, modules }) => ({
    kind: "module_moved",
    subject: { title: modules.get(moduleId)?.title ?? "", moduleId },
    steps: [{ op: "place_module", moduleId, afterId: moduleAheadOf(outline, moduleId, beforeModuleId) }],
    answer: {},
  }));
}
