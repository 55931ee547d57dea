import * as schema from "@/lib/schemas/paths";
import { procedure, router } from "@/server/trpc/init";
import { changePath } from "./use-cases/change-path";
import { createPath } from "./use-cases/create-path";
import { followPath } from "./use-cases/follow-path";
import { leavePath } from "./use-cases/leave-path";
import { setPathStatus } from "./use-cases/set-path-status";
import { setPathSteps } from "./use-cases/set-path-steps";

const follow = procedure.meta({ access: "path.follow" });
const update = procedure.meta({ access: "path.update" });

export const pathsRouter = router({
  follow: follow.input(schema.pathSlugSchema).mutation(({ ctx, input }) => followPath(ctx, input)),
  leave: follow.input(schema.pathSlugSchema).mutation(({ ctx, input }) => leavePath(ctx, input)),
  create: procedure.meta({ access: "path.create" }).input(schema.createPathSchema).mutation(({ ctx, input }) => createPath(ctx, input)),
  change: update.input(schema.changePathSchema).mutation(({ ctx, input }) => changePath(ctx, input)),
  setSteps: update.input(schema.setPathStepsSchema).mutation(({ ctx, input }) => setPathSteps(ctx, input)),
  setStatus: update.input(schema.pathStatusSchema).mutation(({ ctx, input }) => setPathStatus(ctx, input)),
});
