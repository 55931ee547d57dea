import type { Ctx } from "@/server/platform/ctx";
import { authorizeCourse } from "../authorize-course";
import { keepPictures } from "../certificate/set-certificate";
import { toPicture } from "../certificate/to-picture";

/**
 * Keeps a logo or a signature for the certificates of a course, and answers its name, which is its content's: brought
 * again it is the same. Throws `certificates.picture_unfit` with the reason for what is no sound PNG, JPEG or SVG.
 */
export async function addCertificatePicture(ctx: Ctx, { courseId }: { courseId: string }, bytes: Uint8Array): Promise<{ picture: string; width: number; height: number }> {
  await authorizeCourse(ctx, "course.update", courseId);
  const { sha256: picture, width, height, bytes: kept } = await toPicture(bytes);
  await keepPictures(ctx.db, [{ sha256: picture, width, height, bytes: kept }], ctx.clock.now());
  return { picture, width, height };
}
