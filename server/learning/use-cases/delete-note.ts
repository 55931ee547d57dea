import type { Ctx } from "@/server/platform/ctx";
import { requireOwnNote } from "../own-note";

/** Removes one's own note. */
export async function deleteNote(ctx: Ctx, { noteId }: { noteId: string }): Promise<{ noteId: string }> {
  await requireOwnNote(ctx, noteId);
  await ctx.db.note.delete({ where: { id: noteId }, select: { id: true } });
  return { noteId };
}
