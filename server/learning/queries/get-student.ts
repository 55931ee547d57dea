import type { StudentOfCourse } from "@/lib/schemas/students";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeStudents } from "../authorize-students";
import { loadDeferrals, type Deferral } from "../deferral/load-deferrals";
import { explainGrant, loadStudent, type ExplainedGrant } from "../roster/load-student";

export type CourseStudentDetail = { name: string; email: string; releaseNumber: number; grants: ExplainedGrant[]; /** Whether they were let in without the required courses; null where none are required. */ isWaived: boolean | null; /** By how much their dates are moved, and each time that they were, newest first. */ deferredDays: number; deferrals: Deferral[] };

/** A student of a course and what gives or gave them access, newest first. For those who may manage its students. */
export async function getStudent(ctx: Ctx, { courseId, enrollmentId }: StudentOfCourse): Promise<CourseStudentDetail> {
  await authorizeStudents(ctx, courseId);
  const { user, release, grants, course, prerequisitesWaivedAt, deferredDays } = await loadStudent(ctx.db, courseId, enrollmentId);
  const now = ctx.clock.now();
  const deferrals = await loadDeferrals(ctx.db, enrollmentId);
  return { deferredDays, deferrals, name: user.name, email: user.email, releaseNumber: release.number, grants: grants.map((grant) => explainGrant(grant, now)), isWaived: course.prerequisiteRule === "advice" ? null : prerequisitesWaivedAt !== null };
}
