import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { findFreeSlug } from "./free-slug";
import { insertLesson } from "./insert-lesson";
import { completionOf, loadNewestRevision, textOf } from "./lesson-revision";

type Input = { courseId: string; lessonId: string; moduleId: string; taken?: ReadonlySet<string>; title?: string };

/** A lesson that says what another one says now, under an address of its own, not in the outline yet. Both show the same video and hand out the same file. */
export async function copyLesson(ctx: Ctx, tx: Tx, { courseId, lessonId, moduleId, taken, title }: Input): Promise<{ lessonId: string; slug: string }> {
  const newest = await loadNewestRevision(tx, courseId, lessonId);
  const { slug: source } = await tx.lesson.findUniqueOrThrow({ where: { id: lessonId }, select: { slug: true } });
  const slug = await findFreeSlug(tx, courseId, source, taken);
  const { kind, videoAssetId, fileId, content } = newest;
  const copyId = await insertLesson(ctx, tx, { ...textOf(newest), ...completionOf(newest), ...(title !== undefined && { title }), kind, videoAssetId, fileId, content, courseId, moduleId, slug });
  return { lessonId: copyId, slug };
}
