import { OutlineConflict } from "@/lib/domain/outline";
import { DomainError } from "@/lib/errors";
import type { Json } from "@/lib/json";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import type { StoredLessonChanges } from "./change-step";
import { loadNewestRevision, writeRevision } from "./lesson-revision";

/**
 * Changes what the outline says of a lesson, as a new revision, and answers what it was. The text stays as it is. A
 * new address holds from the next release on. Throws `catalog.slug_taken`.
 */
export async function setLesson(ctx: Ctx, tx: Tx, courseId: string, lessonId: string, changes: StoredLessonChanges): Promise<StoredLessonChanges> {
  const lesson = await tx.lesson.findFirst({ where: { id: lessonId, courseId, deletedAt: null }, select: { slug: true } });
  if (!lesson) throw new OutlineConflict(`${lessonId} is not there`);
  const newest = await loadNewestRevision(tx, courseId, lessonId);
  const { slug, ...said } = changes;
  if (slug !== undefined && slug !== lesson.slug) {
    const twin = await tx.lesson.findUnique({ where: { courseId_slug: { courseId, slug } }, select: { id: true } });
    if (twin) throw new DomainError("conflict", "catalog.slug_taken", { slug }, { issues: [{ path: "slug", message: "is taken" }] });
    await tx.lesson.update({ where: { id: lessonId }, data: { slug }, select: { id: true } });
  }
  const given = Object.entries(said).filter(([, value]) => value !== undefined);
  if (given.length > 0) await writeRevision(ctx, tx, newest, { ...newest, ...Object.fromEntries(given), saveKey: null });
  const { title, kind, summary, durationSeconds, isPreview, role, completeBy, watchPercent } = newest;
  const content: Json = JSON.parse(JSON.stringify(newest.content));
  const before: Required<StoredLessonChanges> = { title, slug: lesson.slug, kind, summary, durationSeconds, isPreview, role, completeBy, watchPercent, content };
  return Object.fromEntries(Object.entries(before).filter(([name]) => Reflect.get(changes, name) !== undefined));
}
