import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { SetPathStepsInput } from "@/lib/schemas/paths";
import { scope } from "@/server/access";
import { findPathProblems } from "@/lib/domain/path-gate";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { lockPath, tellChanged } from "../authorize-path";
import { loadPathDraft } from "../load-path-draft";

/**
 * Gives a path these steps in this order, in place of those that it had; courses that are new in it are of those that the
 * viewer works on. Who completed the path stays so; who follows it is asked for what is new, and completed where nothing is
 * left. Announces `paths/path.changed` when it is, or was, on show. Throws `paths.outdated` when it is not the version that
 * was on screen, `paths.course_not_yours`, and `paths.not_ready` when a path on show would lose what it needs.
 */
export async function setPathSteps(ctx: Ctx, { pathId, version, steps }: SetPathStepsInput): Promise<{ version: number }> {
  return inTransaction(ctx, async (tx) => {
    const path = await lockPath(ctx, tx, pathId);
    if (path.version !== version) throw new DomainError("conflict", "paths.outdated");
    const courseIds = steps.flatMap((step) => step.courseIds);
    const had = await tx.pathCourse.findMany({ where: { pathId }, select: { courseId: true } });
    const added = courseIds.filter((id) => had.every(({ courseId }) => courseId !== id));
    const own = added.length === 0 ? 0 : await tx.course.count({ where: { AND: [{ id: { in: added }, deletedAt: null }, scope["course.studio"](ctx.viewer)] } });
    if (own < added.length) throw new DomainError("forbidden", "paths.course_not_yours");
    const rows = steps.map((step, position) => ({ ...step, position, id: newId("pathStep") }));
    await tx.pathStep.deleteMany({ where: { pathId } });
    await tx.pathStep.createMany({ data: rows.map(({ id, position, choose, isRequired }) => ({ id, pathId, position, choose, isRequired })) });
    await tx.pathCourse.createMany({ data: rows.flatMap(({ id: stepId, courseIds: ids }) => ids.map((courseId, position) => ({ pathId, stepId, courseId, position }))) });
    await tx.learningPath.update({ where: { id: pathId }, data: { version: version + 1 }, select: { id: true } });
    if (path.status === "published") {
      const problems = findPathProblems(await loadPathDraft(tx, pathId));
      if (problems.some(({ severity }) => severity === "blocking")) throw new DomainError("conflict", "paths.not_ready");
      await audit(tx, ctx.viewer, "path.steps", pathId, { version: version + 1, courseIds });
    }
    await tellChanged(ctx, tx, pathId, path);
    return { version: version + 1 };
  });
}
