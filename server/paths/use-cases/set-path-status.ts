import { findPathProblems } from "@/lib/domain/path-gate";
import { DomainError } from "@/lib/errors";
import type { PathStatusInput } from "@/lib/schemas/paths";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { lockPath, tellChanged } from "../authorize-path";
import { loadPathDraft } from "../load-path-draft";

/**
 * Shows a path to everybody, or takes it out of the catalogue; who follows it may go on. Audited, and announced as
 * `paths/path.changed`. Asked again it changes nothing. Throws `paths.not_ready` while something that a path needs is missing.
 */
export async function setPathStatus(ctx: Ctx, { pathId, status }: PathStatusInput): Promise<{ status: PathStatusInput["status"] }> {
  return inTransaction(ctx, async (tx) => {
    const path = await lockPath(ctx, tx, pathId);
    if (path.status === status) return { status };
    const problems = status === "published" ? findPathProblems(await loadPathDraft(tx, pathId)) : [];
    if (problems.some(({ severity }) => severity === "blocking") || (status === "archived" && path.publishedAt === null)) throw new DomainError("conflict", "paths.not_ready");
    const publishedAt = path.publishedAt ?? ctx.clock.now();
    await tx.learningPath.update({ where: { id: pathId }, data: { status, publishedAt }, select: { id: true } });
    await audit(tx, ctx.viewer, `path.${status === "published" ? "publish" : "archive"}`, pathId);
    await tellChanged(ctx, tx, pathId, { ...path, publishedAt });
    return { status };
  });
}
