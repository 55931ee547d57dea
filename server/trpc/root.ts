import { assessmentRouter } from "@/server/assessment/router";
import { authoringRouter } from "@/server/authoring/router";
import { banksRouter } from "@/server/banks/router";
import { certificatesRouter } from "@/server/certificates/router";
import { commerceRouter } from "@/server/commerce";
import { catalogRouter } from "@/server/catalog/router";
import { communityRouter } from "@/server/community/router";
import { draftsRouter } from "@/server/drafts/router";
import { gradesRouter } from "@/server/grades/router";
import { identityRouter } from "@/server/identity";
import { learningRouter } from "@/server/learning/router";
import { notificationsRouter } from "@/server/notifications";
import { packagesRouter } from "@/server/packages/router";
import { pathsRouter } from "@/server/paths/router";
import { router } from "./init";

/** Every domain's procedures under the domain's name. */
export const appRouter = router({
  assessment: assessmentRouter,
  authoring: authoringRouter,
  banks: banksRouter,
  certificates: certificatesRouter,
  commerce: commerceRouter,
  community: communityRouter,
  catalog: catalogRouter,
  drafts: draftsRouter,
  grades: gradesRouter,
  identity: identityRouter,
  learning: learningRouter,
  notifications: notificationsRouter,
  packages: packagesRouter,
  paths: pathsRouter,
});

export type AppRouter = typeof appRouter;
