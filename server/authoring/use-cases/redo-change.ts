import type { Ctx } from "@/server/platform/ctx";
import { travelChanges } from "../draft/travel-changes";
import type { UndoResult } from "../dto";

/** Does again what the viewer took back last in this session, as long as they have changed nothing since. */
export async function redoChange(ctx: Ctx, input: { courseId: string }): Promise<UndoResult> {
  return travelChanges(ctx, input, "undone");
}
