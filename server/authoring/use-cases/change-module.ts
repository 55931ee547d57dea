import type { ChangeModuleInput } from "@/lib/schemas/authoring-outline";
import type { Ctx } from "@/server/platform/ctx";
import { changeDraft } from "../draft/change-draft";
import type { OutlineChanged } from "../dto";

/** Changes what is given of a module: its name, objective, hours, week, days, topics and sessions. */
export async function changeModule(ctx: Ctx, { courseId, moduleId, changes }: ChangeModuleInput): Promise<OutlineChanged> {
  return changeDraft(ctx, courseId, async (_tx, { modules }) => ({
    kind: "module_changed",
    subject: { title: changes.title ?? modules.get(moduleId)?.title ?? "", moduleId, fields: Object.keys(changes) },
    steps: [{ op: "set_module", moduleId, changes }],
    answer: {},
  }));
}
