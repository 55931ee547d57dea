import type { z } from "zod";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { addNoteSchema } from "@/lib/schemas/learning";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { noteSelect, toNote, type LessonNote } from "../dto";
import { requireLesson } from "../lesson-access";

/** Writes a note at a second of a video, or on an article. It stays the learner's also after access has ended. */
export async function addNote(ctx: Ctx, { atSeconds, body, ...address }: z.infer<typeof addNoteSchema>): Promise<LessonNote> {
  const viewer = requireUser(ctx.viewer);
  const { enrollmentId, lessonId, facts } = await requireLesson(ctx.db, viewer, address, ctx.clock.now());
  if (!enrollmentId) throw new DomainError("forbidden", "access.enrollment_required");
  authorize(viewer, "progress.write", { userId: viewer.userId, hasOpenGrant: facts.hasOpenGrant });
  const note = await ctx.db.note.create({ data: { id: newId("note"), enrollmentId, lessonId, atSeconds, body }, select: noteSelect });
  return toNote(note);
}
