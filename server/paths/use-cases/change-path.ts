import { DomainError } from "@/lib/errors";
import type { ChangePathInput } from "@/lib/schemas/paths";
import type { Prisma } from "@/prisma/generated/client";
import type { Ctx } from "@/server/platform/ctx";
import { isUniqueViolation } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";
import { lockPath, tellChanged } from "../authorize-path";

/**
 * Changes what a path says of itself, for who may work on it; what is not given stays. Announces `paths/path.changed`
 * when it is, or was, on show. Throws `paths.slug_taken`, and `paths.slug_fixed` for a new address of a path that was published.
 */
export async function changePath(ctx: Ctx, { pathId, ...changes }: ChangePathInput): Promise<{ pathId: string }> {
  const data = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Prisma.LearningPathUpdateInput;
  try {
    return await inTransaction(ctx, async (tx) => {
      const path = await lockPath(ctx, tx, pathId);
      if (path.publishedAt !== null && changes.slug !== undefined && changes.slug !== path.slug) throw new DomainError("conflict", "paths.slug_fixed");
      await tx.learningPath.update({ where: { id: pathId }, data, select: { id: true } });
      await tellChanged(ctx, tx, pathId, path);
      return { pathId };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError("conflict", "paths.slug_taken", {}, { cause: error });
    throw error;
  }
}
