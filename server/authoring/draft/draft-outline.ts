import type { Outline } from "@/lib/domain/outline";
import type { Reader, Tx } from "@/server/platform/db/tx";

type LessonRow = { id: string; moduleId: string; position: number; title: string | null };
type ModuleRow = { id: string; number: number; title: string };

/** The order of a draft as it is stored, with the names of what is in it. */
export type DraftOutline = { outline: Outline; modules: ReadonlyMap<string, ModuleRow>; lessons: ReadonlyMap<string, LessonRow> };

/** Two statements, however long the course. */
export async function loadDraftOutline(db: Reader, courseId: string): Promise<DraftOutline> {
  const modules = await db.module.findMany({ where: { courseId, deletedAt: null }, orderBy: { number: "asc" }, select: { id: true, number: true, title: true } });
  const lessons = await db.$queryRaw<LessonRow[]>`
    SELECT l."id", l."moduleId", l."position", r."title" FROM "Lesson" l
    LEFT JOIN LATERAL (SELECT v."title" FROM "LessonRevision" v WHERE v."lessonId" = l."id" ORDER BY v."number" DESC LIMIT 1) r ON true
    WHERE l."courseId" = ${courseId} AND l."deletedAt" IS NULL ORDER BY l."position", l."id"`;
  return {
    outline: modules.map(({ id }) => ({ moduleId: id, lessonIds: lessons.filter(({ moduleId }) => moduleId === id).map((lesson) => lesson.id) })),
    modules: new Map(modules.map((module) => [module.id, module])),
    lessons: new Map(lessons.map((lesson) => [lesson.id, lesson])),
  };
}

/** Numbers of modules that change are taken out of the way first: no two of a course may be alike at any moment. */
const ASIDE = -1_000_000;

/**
 * Stores the order that a draft now has: modules are numbered and lessons placed from 1 without a gap, what left the
 * outline is marked deleted and keeps its place, what came back is not deleted any more. At most six statements.
 */
export async function storeOutline(tx: Tx, courseId: string, stored: DraftOutline, outline: Outline, now: Date): Promise<void> {
  await storeModules(tx, courseId, stored, outline, now);
  await storeLessons(tx, stored, outline, now);
}

async function storeModules(tx: Tx, courseId: string, { modules }: DraftOutline, outline: Outline, now: Date): Promise<void> {
  const kept = new Set(outline.map(({ moduleId }) => moduleId));
  const hidden = [...modules.keys()].filter((id) => !kept.has(id));
  if (hidden.length > 0) {
    const free = await findHiddenNumber(tx, courseId);
    await setNumbers(tx, hidden, hidden.map((_, index) => free - index), now);
    await tx.module.updateMany({ where: { id: { in: hidden } }, data: { deletedAt: now } });
  }
  const changed = outline.flatMap(({ moduleId }, index) => (modules.get(moduleId)?.number === index + 1 ? [] : [{ moduleId, number: index + 1 }]));
  if (changed.length === 0) return;
  const ids = changed.map(({ moduleId }) => moduleId);
  await setNumbers(tx, ids, ids.map((_, index) => ASIDE - index), now);
  await setNumbers(tx, ids, changed.map(({ number }) => number), now);
  await tx.module.updateMany({ where: { id: { in: ids }, deletedAt: { not: null } }, data: { deletedAt: null } });
}

async function storeLessons(tx: Tx, { lessons }: DraftOutline, outline: Outline, now: Date): Promise<void> {
  const places = outline.flatMap(({ moduleId, lessonIds }) => lessonIds.map((lessonId, index) => ({ lessonId, moduleId, position: index + 1 })));
  const kept = new Set(places.map(({ lessonId }) => lessonId));
  const hidden = [...lessons.keys()].filter((id) => !kept.has(id));
  if (hidden.length > 0) await tx.lesson.updateMany({ where: { id: { in: hidden } }, data: { deletedAt: now } });
  const changed = places.filter(({ lessonId, moduleId, position }) => {
    const before = lessons.get(lessonId);
    return before?.moduleId !== moduleId || before.position !== position;
  });
  if (changed.length === 0) return;
  const [ids, moduleIds, positions] = [changed.map(({ lessonId }) => lessonId), changed.map(({ moduleId }) => moduleId), changed.map(({ position }) => position)];
  await tx.$executeRaw`
    UPDATE "Lesson" l SET "moduleId" = v."moduleId", "position" = v."position", "deletedAt" = NULL, "updatedAt" = ${now}
    FROM unnest(${ids}::text[], ${moduleIds}::text[], ${positions}::int[]) v("id", "moduleId", "position") WHERE l."id" = v."id"`;
}

/** A number for a module that is not in the outline: below zero, and below those that were deleted before. */
export async function findHiddenNumber(tx: Tx, courseId: string): Promise<number> {
  const { _min } = await tx.module.aggregate({ where: { courseId, number: { gt: ASIDE } }, _min: { number: true } });
  return Math.min(_min.number ?? 0, 0) - 1;
}

async function setNumbers(tx: Tx, ids: readonly string[], numbers: readonly number[], now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Module" m SET "number" = v."number", "updatedAt" = ${now}
    FROM unnest(${ids}::text[], ${numbers}::int[]) v("id", "number") WHERE m."id" = v."id"`;
}
