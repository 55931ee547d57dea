import { catalogRouter } from "@/server/catalog/router";
import { router } from "./init";

/** Every domain's procedures under the domain's name. */
export const appRouter = router({
  catalog: catalogRouter,
});

export type AppRouter = typeof appRouter;
