import { namedId } from "@/lib/ids";
import { DAY_MS, after } from "@/lib/time";
import type { Ctx } from "@/server/platform/ctx";
import { reviews } from "./content/reviews";

/** Reviews by the demo's students, spread over the last months, and the sums that cards show. Safe to repeat. */
export async function seedReviews(ctx: Ctx): Promise<void> {
  await ctx.db.review.createMany({
    data: reviews.map(({ course, author, rating, text }, index) => ({
      id: namedId("review", `${course}-${author}`),
      courseId: namedId("course", course),
      authorName: author,
      rating,
      body: text,
      createdAt: after(ctx.clock.now(), -((index * 7) % 160) * DAY_MS),
    })),
    skipDuplicates: true,
  });
  await ctx.db.$executeRaw`
    UPDATE "Course" c SET "ratingCount" = r."count", "ratingSum" = r."sum"
    FROM (SELECT "courseId", count(*)::int AS "count", sum("rating")::int AS "sum" FROM "Review" GROUP BY "courseId") r
    WHERE r."courseId" = c."id"`;
}
