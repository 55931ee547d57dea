import { authorize, requireUser, type CourseStaffFacts } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { loadCourseFacts } from "./facts";

type StaffAction = "course.studio" | "course.update" | "course.publish" | "course.media" | "course.own";

/**
 * Lets in who may do this to a course, and answers the facts. A visitor is asked to sign in before anything is looked
 * up: they cannot tell a draft from a course that does not exist.
 */
export async function authorizeCourse({ viewer, db }: Pick<Ctx, "viewer" | "db">, action: StaffAction, courseId: string): Promise<CourseStaffFacts> {
  if (viewer.kind === "anonymous") requireUser(viewer);
  const facts = await loadCourseFacts(db, courseId);
  authorize(viewer, action, facts);
  return facts;
}
