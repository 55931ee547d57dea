import { DomainError } from "@/lib/errors";
import { suggestSchema } from "@/lib/schemas/catalog";
import { procedure, router } from "@/server/trpc/init";
import { suggestCourses } from "./queries/suggest-courses";

export const catalogRouter = router({
  suggest: procedure
    .meta({ access: "catalog.browse" })
    .input(suggestSchema)
    .query(async ({ ctx, input }) => {
      const { allowed, retryAfterSeconds } = await ctx.vendors.limits.take("search", ctx.ipAddress ?? "unknown");
      if (!allowed) throw new DomainError("too_many", "rate.too_many", { seconds: retryAfterSeconds });
      return suggestCourses(ctx.db, input.q);
    }),
});
