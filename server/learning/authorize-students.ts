import { authorize, requireUser, type UserViewer } from "@/server/access";
import { loadCourseFacts } from "@/server/authoring";
import type { Ctx } from "@/server/platform/ctx";

/**
 * Lets in who may manage the students of a course. A visitor is asked to sign in before anything is looked up: they
 * cannot tell a draft from a course that does not exist.
 */
export async function authorizeStudents({ viewer, db }: Pick<Ctx, "viewer" | "db">, courseId: string): Promise<UserViewer> {
  const user = requireUser(viewer);
  authorize(viewer, "course.students", await loadCourseFacts(db, courseId));
  return user;
}
