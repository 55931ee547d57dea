import { moduleAheadOf } from "@/lib/domain/outline";
import { newId } from "@/lib/ids";
import type { AddModuleInput } from "@/lib/schemas/authoring-outline";
import type { Ctx } from "@/server/platform/ctx";
import { changeDraft } from "../draft/change-draft";
import { findHiddenNumber } from "../draft/draft-outline";
import { setNewModule } from "../draft/set-module";
import type { OutlineChanged } from "../dto";

/** Adds a module in front of another one or at the end. Its number follows from its place. */
export async function addModule(ctx: Ctx, { courseId, beforeModuleId = null, ...fields }: AddModuleInput): Promise<OutlineChanged & { moduleId: string }> {
  return changeDraft(ctx, courseId, async (tx, { outline }) => {
    const moduleId = newId("module");
    await setNewModule(tx, { id: moduleId, courseId, number: await findHiddenNumber(tx, courseId) }, fields, ctx.clock.now());
    const afterId = moduleAheadOf(outline, moduleId, beforeModuleId);
    return { kind: "module_added", subject: { title: fields.title, moduleId }, steps: [{ op: "show_module", moduleId, afterId }], answer: { moduleId } };
  });
}
