import { notificationsRouter } from "@/server/notifications";
import { router } from "./init";

/** Every domain's procedures under the domain's name. */
export const appRouter = router({
  notifications: notificationsRouter,
});

export type AppRouter = typeof appRouter;
