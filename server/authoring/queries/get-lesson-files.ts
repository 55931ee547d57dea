import type { FileRefusal } from "@/lib/domain/course-file";
import { FILE_REFUSALS } from "@/lib/domain/course-file";
import type { FileOfLessonInput } from "@/lib/schemas/course-files";
import { can } from "@/server/access";
import { signFileLink, type FileLink } from "@/server/media";
import type { Ctx } from "@/server/platform/ctx";
import { env } from "@/server/platform/env";
import { authorizeCourse } from "../authorize-course";
import type { LessonFiles } from "../dto";
import { describePackage } from "../files/describe-package";
import { requireFileLesson, requireUsableFile } from "../files/require-file-lesson";
import { loadNames } from "../load-names";

const MOST_VERSIONS = 100;

/** The versions of a lesson's file, newest first, which of them the draft hands out, and what may be uploaded. */
export async function getLessonFiles(ctx: Ctx, { courseId, lessonId }: { courseId: string; lessonId: string }): Promise<LessonFiles> {
  const facts = await authorizeCourse(ctx, "course.studio", courseId);
  const newest = await requireFileLesson(ctx.db, { courseId, lessonId });
  const rows = await ctx.db.courseFile.findMany({
    where: { OR: [{ lessonId }, { revisions: { some: { lessonId } } }] },
    orderBy: { id: "desc" },
    take: MOST_VERSIONS,
    select: {
      id: true, number: true, name: true, state: true, bytes: true, refusal: true, refusalDetail: true, isScanned: true, uploadedById: true, createdAt: true, removedAt: true,
      revisions: { where: { released: { some: {} } }, take: 1, select: { id: true } },
    },
  });
  const names = await loadNames(ctx.db, rows.map(({ uploadedById }) => uploadedById));
  return {
    currentId: newest.fileId,
    versions: rows.map(({ id, uploadedById, createdAt, removedAt, revisions, refusal, ...row }) => ({
      ...row,
      fileId: id,
      refusal: toRefusal(refusal),
      uploadedBy: names.get(uploadedById),
      createdAt: createdAt.toISOString(),
      isRemoved: removedAt !== null,
      isReleased: revisions.length > 0,
    })),
    maxBytes: env().FILE_MAX_BYTES,
    isScanned: ctx.vendors.scanner !== null,
    canEdit: can(ctx.viewer, "course.update", facts),
    package: await describePackage(ctx.db, newest),
  };
}

function toRefusal(code: string | null): FileRefusal | null {
  return code === null ? null : (FILE_REFUSALS.find((known) => known === code) ?? "other_content");
}

/** A short-lived link to one version, for whoever works on the course. */
export async function linkLessonFile(ctx: Ctx, { courseId, lessonId, fileId }: FileOfLessonInput): Promise<FileLink> {
  await authorizeCourse(ctx, "course.studio", courseId);
  const { id } = await requireUsableFile(ctx.db, { courseId, lessonId }, fileId);
  return signFileLink(id, ctx.clock.now());
}
