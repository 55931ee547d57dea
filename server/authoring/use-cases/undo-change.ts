import type { Ctx } from "@/server/platform/ctx";
import { travelChanges } from "../draft/travel-changes";
import type { UndoResult } from "../dto";

/**
 * Takes back the last change that the viewer made to the outline in this session and that still stands. What others did
 * in between stays. When that makes it impossible, nothing changes, the answer says `conflict`, and the next call goes
 * on with the change before it.
 */
export async function undoChange(ctx: Ctx, input: { courseId: string }): Promise<UndoResult> {
  return travelChanges(ctx, input, "open");
}
