import type { z } from "zod";
import type { changeNoteSchema } from "@/lib/schemas/learning";
import type { Ctx } from "@/server/platform/ctx";
import { noteSelect, toNote, type LessonNote } from "../dto";
import { requireOwnNote } from "../own-note";

/** Rewrites one's own note; its second stays. */
export async function changeNote(ctx: Ctx, { noteId, body }: z.infer<typeof changeNoteSchema>): Promise<LessonNote> {
  await requireOwnNote(ctx, noteId);
  return toNote(await ctx.db.note.update({ where: { id: noteId }, data: { body }, select: noteSelect }));
}
