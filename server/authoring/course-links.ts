import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { toSlug } from "@/lib/slug";
import type { Prisma } from "@/prisma/generated/client";
import { scope, type Viewer } from "@/server/access";
import type { Tx } from "@/server/platform/db/tx";

/** The topic under a slug; a refusal that names the field when there is none. */
export async function requireTopic(tx: Tx, topicSlug: string): Promise<string> {
  const topic = await tx.topic.findUnique({ where: { slug: topicSlug }, select: { id: true } });
  if (!topic) throw invalidField("topicSlug", "is not a topic of the catalogue");
  return topic.id;
}

/** Replaces a course's tags. A tag is its slug: two spellings of a name are one tag, and a new one is made. */
export async function replaceTags(tx: Tx, courseId: string, names: readonly string[]): Promise<void> {
  const bySlug = new Map(names.flatMap((name) => (toSlug(name) === "" ? [] : [[toSlug(name), name] as const])));
  await tx.tag.createMany({ data: [...bySlug].map(([slug, name]) => ({ id: newId("tag"), slug, name })), skipDuplicates: true });
  const tags = await tx.tag.findMany({ where: { slug: { in: [...bySlug.keys()] } }, select: { id: true } });
  await tx.courseTag.deleteMany({ where: { courseId } });
  await tx.courseTag.createMany({ data: tags.map(({ id: tagId }) => ({ courseId, tagId })) });
}

/** Replaces the courses that should be taken first. Each must be one that the author may see, and not the course itself. */
export async function replacePrerequisites(tx: Tx, viewer: Viewer, courseId: string, requiredIds: readonly string[]): Promise<void> {
  const ids = [...new Set(requiredIds)];
  const seen = await tx.course.findMany({ where: { AND: [mayBeRequired(viewer), { id: { in: ids, not: courseId } }] }, select: { id: true } });
  if (seen.length !== ids.length) throw invalidField("prerequisiteIds", "names a course that cannot be required");
  await tx.coursePrerequisite.deleteMany({ where: { courseId } });
  await tx.coursePrerequisite.createMany({ data: ids.map((requiredId) => ({ courseId, requiredId })) });
}

/** Courses that the author may see. A job of ours speaks for the whole school. */
export function mayBeRequired(viewer: Viewer): Prisma.CourseWhereInput {
  return viewer.kind === "system" ? {} : scope["course.read"](viewer);
}

/** Refuses an address or a code of another course, also an address that another course had: its links must keep working. */
export async function requireFree(tx: Tx, courseId: string, { slug, code }: { slug?: string; code?: string }): Promise<void> {
  if (slug !== undefined) {
    const [taken, left] = [
      await tx.course.findFirst({ where: { slug, id: { not: courseId } }, select: { id: true } }),
      await tx.courseSlug.findFirst({ where: { slug, courseId: { not: courseId } }, select: { slug: true } }),
    ];
    if (taken || left) throw new DomainError("conflict", "catalog.slug_taken", { slug }, { issues: [{ path: "slug", message: "is taken" }] });
  }
  if (code === undefined) return;
  const other = await tx.course.findFirst({ where: { code, id: { not: courseId } }, select: { id: true } });
  if (other) throw new DomainError("conflict", "authoring.code_taken", { code }, { issues: [{ path: "code", message: "is taken" }] });
}

export function invalidField(path: string, message: string): DomainError {
  return new DomainError("invalid", "validation.invalid", {}, { issues: [{ path, message }] });
}
