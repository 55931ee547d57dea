import { notFound } from "@/lib/errors";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { OwnGrades } from "../gradebook/dto";
import { loadBook } from "../gradebook/load-book";
import { loadRows } from "../gradebook/load-rows";

/**
 * One's own grades of a course that one is enrolled in, open or not: the items of the release that one follows with what
 * was shown of them, how they count and what they make so far. Throws NOT_FOUND for another course.
 */
export async function getOwnGrades(ctx: Ctx, { courseSlug }: { courseSlug: string }): Promise<OwnGrades> {
  authorize(ctx.viewer, "enrollment.own");
  const { userId } = requireUser(ctx.viewer);
  const enrollment = await ctx.db.enrollment.findFirst({
    where: { userId, course: { slug: courseSlug } },
    select: { id: true, releaseId: true, enrolledAt: true, deferredDays: true, courseId: true, course: { select: { slug: true, title: true, language: true } } },
  });
  if (!enrollment) throw notFound();
  const { id: enrollmentId, releaseId, enrolledAt, deferredDays, courseId, course } = enrollment;
  const book = await loadBook(ctx.db, courseId);
  const { plan } = book;
  const row = (await loadRows(ctx.db, book, [{ enrollmentId, releaseId, enrolledAt, deferredDays }], ctx.clock.now())).get(enrollmentId);
  const categoryOf = new Map(plan.categories.flatMap(({ id, itemIds }) => itemIds.map((itemId) => [itemId, id])));
  const shown = [
    ...book.released.filter((item) => item.releaseId === releaseId).map(({ itemId, title, slug }) => ({ itemId, title, lessonSlug: slug })),
    ...book.manual.filter(({ isReleased }) => isReleased).map(({ itemId, title }) => ({ itemId, title, lessonSlug: null })),
  ];
  return {
    course, percent: row?.total.percent ?? null, passingPercent: plan.passingPercent, missing: plan.missing,
    categories: plan.categories.map(({ itemIds: _itemIds, ...category }) => ({ ...category, percent: row?.total.categories.find(({ id }) => id === category.id)?.percent ?? null })),
    items: shown.flatMap((item) => {
      const grade = row?.grades.get(item.itemId);
      if (!grade) return [];
      const { state, points, maxPoints, isSet, reason } = grade;
      return [{ ...item, categoryId: categoryOf.get(item.itemId) ?? null, state, points, maxPoints, isSet, reason, isDropped: row?.total.dropped.includes(item.itemId) ?? false }];
    }),
  };
}
