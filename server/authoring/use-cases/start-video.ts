import { notFound } from "@/lib/errors";
import type { StartVideoInput } from "@/lib/schemas/studio-media";
import { startUpload, type StartedUpload } from "@/server/media";
import type { Ctx } from "@/server/platform/ctx";
import { env } from "@/server/platform/env";
import { authorizeCourse } from "../authorize-course";

/**
 * Opens an upload of a file that is to become a lesson's video. The draft keeps the video it has until this one is
 * ready; of several uploads only the last begun one takes its place.
 */
export async function startVideo(ctx: Ctx, { courseId, lessonId, fileName }: StartVideoInput): Promise<StartedUpload> {
  await authorizeCourse(ctx, "course.media", courseId);
  const lesson = await ctx.db.lesson.findFirst({ where: { id: lessonId, courseId, deletedAt: null }, select: { id: true } });
  if (!lesson) throw notFound();
  return startUpload(ctx, { corsOrigin: env().APP_URL, meantFor: { lessonId, fileName } });
}
