import type { Ctx } from "@/server/platform/ctx";
import { authorizeCourse } from "../authorize-course";
import { requireSourceCourse } from "./course-family";

/**
 * Lets in who translates: whoever may edit the translation and come into the studio of its source. Answers the source.
 * Throws NOT_FOUND for a course that translates none.
 */
export async function authorizeTranslation(ctx: Ctx, courseId: string): Promise<string> {
  await authorizeCourse(ctx, "course.update", courseId);
  const sourceId = await requireSourceCourse(ctx.db, courseId);
  await authorizeCourse(ctx, "course.studio", sourceId);
  return sourceId;
}
