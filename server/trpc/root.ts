import { router } from "./init";

/** Every domain's procedures under the domain's name. */
export const appRouter = router({});

export type AppRouter = typeof appRouter;
