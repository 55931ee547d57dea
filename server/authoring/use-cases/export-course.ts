import { judgeImage, writeBundle, type BundleFile, type BundleImage, type BundlePackage, type CourseBundle } from "@/server/bundles";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeCourse } from "../authorize-course";
import { loadBundle } from "../bundle/load-bundle";

/**
 * A course's draft as the files of a folder, with the images that its texts show and the packages that it plays: the same draft gives the same bytes,
 * and importing them changes nothing. For who may edit it: quizzes are in it with their answers.
 */
export async function exportCourse(ctx: Ctx, { courseId }: { courseId: string }): Promise<{ slug: string; files: BundleFile[] }> {
  const bundle = await exportBundle(ctx, courseId);
  return { slug: bundle.slug, files: writeBundle(bundle) };
}

/** A course's draft with the bytes of its images, packages and syllabus. */
export async function exportBundle(ctx: Ctx, courseId: string): Promise<CourseBundle> {
  if (ctx.viewer.kind !== "system") await authorizeCourse(ctx, "course.update", courseId);
  const { bundle, images, packages, syllabus } = await loadBundle(ctx.db, courseId);
  const read: BundleImage[] = [];
  for (const { name, pathname } of images) {
    const stored = await ctx.vendors.files.read(pathname);
    const image = stored && { name, bytes: new Uint8Array(stored.body) };
    if (image && "mediaType" in judgeImage(image)) read.push(image);
  }
  const archives: BundlePackage[] = [];
  for (const { name, pathname } of packages) {
    const stored = await ctx.vendors.files.read(pathname);
    if (stored) archives.push({ name, bytes: new Uint8Array(stored.body) });
  }
  const pdf = syllabus && (await ctx.vendors.files.read(syllabus.pathname));
  return { ...bundle, images: read, packages: archives, syllabus: pdf && { bytes: new Uint8Array(pdf.body) } };
}
