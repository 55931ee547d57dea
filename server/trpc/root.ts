import { assessmentRouter } from "@/server/assessment/router";
import { authoringRouter } from "@/server/authoring/router";
import { commerceRouter } from "@/server/commerce";
import { catalogRouter } from "@/server/catalog/router";
import { communityRouter } from "@/server/community/router";
import { identityRouter } from "@/server/identity";
import { learningRouter } from "@/server/learning/router";
import { notificationsRouter } from "@/server/notifications";
import { router } from "./init";

/** Every domain's procedures under the domain's name. */
export const appRouter = router({
  assessment: assessmentRouter,
  authoring: authoringRouter,
  commerce: commerceRouter,
  community: communityRouter,
  catalog: catalogRouter,
  identity: identityRouter,
  learning: learningRouter,
  notifications: notificationsRouter,
});

export type AppRouter = typeof appRouter;
