import { findPathProblems } from "@/lib/domain/path-gate";
import { scope } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { authorizePath } from "../authorize-path";
import type { StudioPath } from "../dto";
import { loadPathDraft, studioCourseSelect, toStudioCourse } from "../load-path-draft";

const MOST_COURSES = 500;

/** A path for who may change it, with what keeps it from being published and the courses that they may add. */
export async function getStudioPath(ctx: Ctx, { pathId }: { pathId: string }): Promise<StudioPath> {
  await authorizePath(ctx, pathId);
  const [{ publishedAt, ...path }, followers, completed, courses] = await Promise.all([
    loadPathDraft(ctx.db, pathId),
    ctx.db.pathFollow.count({ where: { pathId } }),
    ctx.db.pathFollow.count({ where: { pathId, completedAt: { not: null } } }),
    ctx.db.course.findMany({ where: { AND: [{ deletedAt: null, status: { notIn: ["archived", "cancelled"] } }, scope["course.studio"](ctx.viewer)] }, orderBy: [{ title: "asc" }, { id: "asc" }], take: MOST_COURSES, select: studioCourseSelect }),
  ]);
  return { pathId, ...path, wasPublished: publishedAt !== null, followers, completed, problems: findPathProblems(path), courses: courses.map(toStudioCourse) };
}
