import { notFound } from "@/lib/errors";
import { authorize } from "@/server/access";
import { openStored, type FileDownload } from "@/server/media";
import type { Ctx } from "@/server/platform/ctx";
import { requireTurn } from "@/server/platform/require-turn";
import { loadCourseFacts } from "../facts";

/**
 * A course's syllabus, for anybody who may see its page, and limited by address: its bytes come from the store each time.
 * Throws NOT_FOUND where there is none, or no such course to see.
 */
export async function openSyllabus(ctx: Ctx, { courseId }: { courseId: string }): Promise<FileDownload> {
  authorize(ctx.viewer, "course.read", await loadCourseFacts(ctx.db, courseId));
  const { syllabusFileId } = await ctx.db.course.findUniqueOrThrow({ where: { id: courseId }, select: { syllabusFileId: true } });
  if (syllabusFileId === null) throw notFound();
  await requireTurn(ctx, "api_read", ctx.ipAddress ?? "unknown");
  return openStored(ctx, syllabusFileId);
}
