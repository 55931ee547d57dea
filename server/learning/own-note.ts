import { notFound } from "@/lib/errors";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";

/** Throws NOT_FOUND unless the note is the viewer's own: nobody learns of another's. */
export async function requireOwnNote(ctx: Ctx, noteId: string): Promise<void> {
  const note = await ctx.db.note.findUnique({ where: { id: noteId }, select: { enrollment: { select: { userId: true } } } });
  if (!note) throw notFound();
  authorize(ctx.viewer, "enrollment.read", { userId: note.enrollment.userId, hasOpenGrant: true });
}
