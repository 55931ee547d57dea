import type { Ctx } from "@/server/platform/ctx";
import { requireOwnNote } from "../own-note";

/** Removes one's own note. Throws NOT_FOUND for one that is gone already; two at once both succeed. */
export async function deleteNote(ctx: Ctx, { noteId }: { noteId: string }): Promise<{ noteId: string }> {
  await requireOwnNote(ctx, noteId);
  await ctx.db.note.deleteMany({ where: { id: noteId } });
  return { noteId };
}
