import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { lockCourse } from "../draft/lock-course";
import { setSyllabus } from "../syllabus/set-syllabus";

/** Takes the syllabus off a course's page. Repeating it changes nothing. */
export async function removeSyllabus(ctx: Ctx, { courseId }: { courseId: string }): Promise<{ removed: true }> {
  await authorizeCourse(ctx, "course.update", courseId);
  await inTransaction(ctx, async (tx) => {
    await lockCourse(tx, courseId);
    await setSyllabus(ctx, tx, courseId, null);
  });
  return { removed: true };
}
