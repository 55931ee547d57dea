import { notFound } from "@/lib/errors";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

/** Throws NOT_FOUND unless the note is the viewer's own: nobody learns of another's. */
export async function requireOwnNote(ctx: Ctx, noteId: string): Promise<void> {
  // Before the row is looked for: a visitor must not learn from the answer which notes exist.
  requireUser(ctx.viewer);
  const note = await ctx.db.note.findUnique({ where: { id: noteId }, select: { enrollment: { select: { userId: true } } } });
  if (!note) throw notFound();
  authorize(ctx.viewer, "enrollment.read", { userId: note.enrollment.userId, hasOpenGrant: true });
}
