import { suggestSchema } from "@/lib/schemas/catalog";
import { procedure, router } from "@/server/trpc/init";
import { suggestCourses } from "./use-cases/suggest-courses";

export const catalogRouter = router({
  suggest: procedure
    .meta({ access: "catalog.browse" })
    .input(suggestSchema)
    .query(({ ctx, input }) => suggestCourses(ctx, input)),
});
