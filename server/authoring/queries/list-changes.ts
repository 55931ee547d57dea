import type { ChangesPageInput } from "@/lib/schemas/authoring-studio";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeCourse } from "../authorize-course";
import { toKind } from "../draft/travel-changes";
import type { ChangesPage } from "../dto";
import { loadNames } from "../load-names";

/** Who changed what of a course and when, newest first, a page at a time; of one lesson when that is asked. */
export async function listChanges(ctx: Ctx, { courseId, lessonId, cursor, limit }: ChangesPageInput): Promise<ChangesPage> {
  await authorizeCourse(ctx, "course.update", courseId);
  const rows = await ctx.db.courseChange.findMany({
    where: { courseId, ...(lessonId !== undefined && { lessonId }), ...(cursor !== undefined && { id: { lt: cursor } }) },
    orderBy: { id: "desc" },
    take: limit + 1,
    select: { id: true, kind: true, createdAt: true, authorId: true, title: true, count: true, lessonId: true, moduleId: true, revision: true, fields: true, undoneAt: true, inverse: true },
  });
  const page = rows.slice(0, limit);
  const names = await loadNames(ctx.db, page.map(({ authorId }) => authorId));
  return {
    items: page.map(({ id, kind, createdAt, authorId, undoneAt, inverse, ...subject }) => ({
      changeId: id, kind: toKind(kind), at: createdAt.toISOString(), by: names.get(authorId), subject,
      isUndone: undoneAt !== null,
      canRestore: undoneAt === null && Array.isArray(inverse) && inverse.length > 0,
    })),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}
