import { DomainError, notFound } from "@/lib/errors";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader, Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import { courseChanged } from "../events";
import { listAddresses } from "../set-course";

const LINKED = { id: true, slug: true, title: true, language: true, status: true, currentReleaseId: true } as const;

export type FamilyCourse = { id: string; slug: string; title: string; language: string; status: string; currentReleaseId: string | null };
/** A course and the same course in other languages. A course that has no other is a family of its own. */
export type CourseFamily = { source: FamilyCourse; translations: FamilyCourse[] };

/** The family that a course is in, whichever of it is asked for. Deleted courses are in none. */
export async function loadFamily(db: Reader, courseId: string): Promise<CourseFamily> {
  const link = await db.courseTranslation.findUnique({ where: { targetId: courseId }, select: { sourceId: true } });
  const source = await db.course.findUnique({
    where: { id: link?.sourceId ?? courseId },
    select: { ...LINKED, translations: { where: { target: { deletedAt: null } }, orderBy: { createdAt: "asc" }, select: { target: { select: LINKED } } } },
  });
  if (!source) throw notFound();
  const { translations, ...rest } = source;
  return { source: rest, translations: translations.map(({ target }) => target) };
}

/** The course that this one translates. Throws NOT_FOUND when it translates none. */
export async function requireSourceCourse(db: Reader, courseId: string): Promise<string> {
  const link = await db.courseTranslation.findUnique({ where: { targetId: courseId }, select: { sourceId: true } });
  if (!link) throw notFound();
  return link.sourceId;
}

/**
 * Throws unless a course in this language may be added to the family of a source: a translation hangs on the original
 * (`authoring.translation_of_translation`), and the family has one course a language (`authoring.translation_exists`).
 */
export async function requireRoomFor(db: Reader, sourceId: string, language: string): Promise<void> {
  const { source, translations } = await loadFamily(db, sourceId);
  if (source.id !== sourceId) throw new DomainError("conflict", "authoring.translation_of_translation");
  if ([source, ...translations].some((course) => course.language === language)) throw new DomainError("conflict", "authoring.translation_exists");
}

/** Announces that the pages of these courses name other languages than before. */
export async function announceFamily(ctx: Ctx, tx: Tx, courses: readonly { id: string; slug: string }[]): Promise<void> {
  for (const { id, slug } of courses) await emit(tx, courseChanged({ courseId: id, slugs: await listAddresses(tx, id, slug) }), ctx.requestId);
}
