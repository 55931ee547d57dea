import { notFound } from "@/lib/errors";
import type { FileOfLessonInput } from "@/lib/schemas/course-files";
import { markArrived } from "@/server/media";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";

/** The browser's word that it has sent a file: it is looked at from now on. Said twice, or after the store's own notice, it changes nothing. */
export async function confirmFile(ctx: Ctx, { courseId, lessonId, fileId }: FileOfLessonInput): Promise<{ fileId: string }> {
  await authorizeCourse(ctx, "course.update", courseId);
  const file = await ctx.db.courseFile.findFirst({ where: { id: fileId, courseId, lessonId }, select: { id: true } });
  if (!file) throw notFound();
  await inTransaction(ctx, (tx) => markArrived(ctx, tx, fileId));
  return { fileId };
}
