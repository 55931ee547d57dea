import { notFound } from "@/lib/errors";
import type { DraftProgressInput } from "@/lib/schemas/drafts";
import { authorizeCourse } from "@/server/authoring";
import type { Ctx } from "@/server/platform/ctx";
import type { DraftRunEntry } from "../dto";
import { loadRuns } from "../load-runs";

/** How far a run is: asked again and again while it is under way. */
export async function getDraftProgress(ctx: Ctx, { courseId, runId }: DraftProgressInput): Promise<DraftRunEntry> {
  await authorizeCourse(ctx, "course.update", courseId);
  const [run] = await loadRuns(ctx.db, courseId, runId);
  if (!run) throw notFound();
  return run;
}
