import type { PackageOfLessonInput } from "@/lib/schemas/packages";
import { authorize, requireUser } from "@/server/access";
import { loadCourseFacts } from "@/server/authoring";
import type { Ctx } from "@/server/platform/ctx";
import type { OpenedPackage } from "../dto";
import { loadDraftPackage } from "../load-package";
import { lookAt } from "./open-package";

/** Opens the package of a lesson's draft for who works on the course. Nothing of it is kept. Throws as `openPackage` does. */
export async function tryPackage(ctx: Ctx, { courseId, lessonId }: PackageOfLessonInput): Promise<OpenedPackage> {
  requireUser(ctx.viewer);
  authorize(ctx.viewer, "course.studio", await loadCourseFacts(ctx.db, courseId));
  return lookAt(ctx, await loadDraftPackage(ctx.db, { courseId, lessonId }));
}
