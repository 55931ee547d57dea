import { notFound } from "@/lib/errors";
import { pictureName } from "@/lib/schemas/certificate-design";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeCourse } from "../authorize-course";

/** A logo or a signature, by its name, for who works on a course: the name is its content's, which only who has seen it knows. */
export async function findCertificatePicture(ctx: Ctx, { courseId, picture }: { courseId: string; picture: string }): Promise<{ bytes: Uint8Array }> {
  await authorizeCourse(ctx, "course.studio", courseId);
  const row = pictureName.safeParse(picture).success ? await ctx.db.certificatePicture.findUnique({ where: { sha256: picture }, select: { bytes: true } }) : null;
  if (!row) throw notFound();
  return row;
}
