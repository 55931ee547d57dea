import { lessonAddressSchema } from "@/lib/schemas/learning";
import { commitPackageSchema, packageOfLessonSchema } from "@/lib/schemas/packages";
import { procedure, router } from "@/server/trpc/init";
import { commitPackage } from "./use-cases/commit-package";
import { openPackage } from "./use-cases/open-package";
import { resetPackage } from "./use-cases/reset-package";
import { tryPackage } from "./use-cases/try-package";

export const packagesRouter = router({
  open: procedure.meta({ access: "lesson.open" }).input(lessonAddressSchema).mutation(({ ctx, input }) => openPackage(ctx, input)),
  commit: procedure.meta({ access: "progress.write" }).input(commitPackageSchema).mutation(({ ctx, input }) => commitPackage(ctx, input)),
  tryOut: procedure.meta({ access: "course.studio" }).input(packageOfLessonSchema).mutation(({ ctx, input }) => tryPackage(ctx, input)),
  reset: procedure.meta({ access: "course.students" }).input(packageOfLessonSchema).mutation(({ ctx, input }) => resetPackage(ctx, input)),
});
