import type { Ctx } from "@/server/platform/ctx";
import { loadAssignment } from "../assignment/assignment-content";
import type { AssignmentEditor } from "../assignment/dto";
import { listRubrics } from "../assignment/list-rubrics";
import { authorizeCourse } from "../authorize-course";

/** An assignment as its editor shows it, and the rubrics that this teacher's other assignments and quizzes have now, newest first. */
export async function getAssignmentEditor(ctx: Ctx, { courseId, lessonId }: { courseId: string; lessonId: string }): Promise<AssignmentEditor> {
  await authorizeCourse(ctx, "course.studio", courseId);
  const { assignment, version } = await loadAssignment(ctx.db, courseId, lessonId);
  const { kind: _kind, ...settings } = assignment;
  const { timeZone } = await ctx.db.course.findUniqueOrThrow({ where: { id: courseId }, select: { timeZone: true } });
  return { version, timeZone, settings, rubrics: await listRubrics(ctx, courseId, lessonId) };
}
