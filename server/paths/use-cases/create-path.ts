import { newId } from "@/lib/ids";
import type { CreatePathInput } from "@/lib/schemas/paths";
import { toSlug } from "@/lib/slug";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";

/** A draft of a path of one's own, without steps, at an address made of its title. */
export async function createPath(ctx: Ctx, { title, summary, level, language }: CreatePathInput): Promise<{ pathId: string }> {
  authorize(ctx.viewer, "path.create");
  const { userId: ownerId } = requireUser(ctx.viewer);
  const pathId = newId("path");
  return inTransaction(ctx, async (tx) => {
    await tx.learningPath.create({ data: { id: pathId, slug: await freeSlug(tx, title, pathId), title, summary, level, language, ownerId, createdAt: ctx.clock.now() }, select: { id: true } });
    return { pathId };
  });
}

/** The title as an address; where that is taken, with the end of the id, which no other path has. */
async function freeSlug(db: Reader, title: string, pathId: string): Promise<string> {
  const slug = toSlug(title).slice(0, 60).replace(/-+$/, "");
  const taken = slug === "" || (await db.learningPath.findUnique({ where: { slug }, select: { id: true } }));
  return taken ? `${slug || "path"}-${pathId.slice(-8)}` : slug;
}
