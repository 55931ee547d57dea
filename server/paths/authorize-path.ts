import { notFound } from "@/lib/errors";
import type { PathStatus } from "@/prisma/generated/enums";
import { authorize, requireUser, type PathFacts } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader, Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import { pathChanged } from "./events";

export type PathRow = { slug: string; status: PathStatus; publishedAt: Date | null; version: number; ownerId: string };

/** Lets in who may change this path, and answers where it stands. Throws NOT_FOUND for one that is not there or may not be known of. */
export async function authorizePath({ viewer, db }: { viewer: Ctx["viewer"]; db: Reader }, pathId: string): Promise<PathRow> {
  requireUser(viewer);
  const path = await db.learningPath.findUnique({ where: { id: pathId }, select: { slug: true, status: true, publishedAt: true, version: true, ownerId: true } });
  if (!path) throw notFound();
  authorize(viewer, "path.update", factsOf(path));
  return path;
}

function factsOf({ ownerId, status }: Pick<PathRow, "ownerId" | "status">): PathFacts {
  return { ownerId, isPublic: status === "published" };
}

/** Lets in as `authorizePath`, in a transaction that nobody else changes the path in meanwhile. */
export async function lockPath(ctx: Ctx, tx: Tx, pathId: string): Promise<PathRow> {
  requireUser(ctx.viewer);
  await tx.$queryRaw`SELECT 1 FROM "LearningPath" WHERE "id" = ${pathId} FOR UPDATE`;
  return authorizePath({ viewer: ctx.viewer, db: tx }, pathId);
}

/** Announces that a path changed, where anybody but its owner could have seen it. */
export async function tellChanged(ctx: Ctx, tx: Tx, pathId: string, { slug, publishedAt }: Pick<PathRow, "slug" | "publishedAt">): Promise<void> {
  if (publishedAt !== null) await emit(tx, pathChanged({ pathId, slug }), ctx.requestId);
}
