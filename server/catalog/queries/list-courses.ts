import { Prisma } from "@/prisma/generated/client";
import type { CourseListInput } from "@/lib/schemas/catalog";
import { authorize, scope } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { matchedCourses } from "./text-match";

const MAX_MATCHES = 500;

const itemSelect = {
  id: true, slug: true, code: true, title: true, summary: true, level: true, language: true, modality: true, format: true, durationHours: true,
  startsAt: true, status: true, priceAmount: true, currency: true, earlyBirdAmount: true, earlyBirdEndsAt: true, ratingCount: true, ratingSum: true,
  topic: { select: { slug: true } },
} satisfies Prisma.CourseSelect;

/**
 * Courses that the viewer may know of, newest first: the public ones, for teachers also their own drafts, for
 * administrators all. Ids are time-ordered, so the cursor is the last id. A text keeps the 500 best matches.
 */
export async function listCourses(ctx: Ctx, { cursor, limit, q, slug, topic, level, language, modality, price, status }: CourseListInput) {
  authorize(ctx.viewer, "catalog.browse");
  const rows = await ctx.db.course.findMany({
    where: {
      AND: [
        scope["course.read"](ctx.viewer),
        cursor === undefined ? {} : { id: { lt: cursor } },
        q ? { id: { in: await findMatches(ctx, q) } } : {},
        price === undefined ? {} : { priceAmount: price === "free" ? 0 : { gt: 0 } },
        topic === undefined ? {} : { topic: { slug: topic } },
      ],
      ...(slug !== undefined && { slug }),
      ...(level !== undefined && { level }),
      ...(language !== undefined && { language }),
      ...(modality !== undefined && { modality }),
      ...(status !== undefined && { status }),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
    select: itemSelect,
  });
  const items = rows.slice(0, limit).map(({ topic: { slug: topicSlug }, ratingSum, durationHours, ...row }) => ({
    ...row,
    topicSlug,
    durationHours: Number(durationHours),
    rating: row.ratingCount === 0 ? null : ratingSum / row.ratingCount,
  }));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

async function findMatches({ db }: Ctx, q: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH ${matchedCourses(q)}
    SELECT m."courseId" AS "id" FROM matched m JOIN "CourseSearch" s ON s."courseId" = m."courseId"
    ORDER BY coalesce(m."likeness", 1 + ts_rank(s."document", (SELECT "query" FROM asked))) DESC, m."courseId" LIMIT ${MAX_MATCHES}::int`;
  return rows.map(({ id }) => id);
}
