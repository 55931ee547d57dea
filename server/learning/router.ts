import { addNoteSchema, captionsAddressSchema, changeNoteSchema, lessonAddressSchema, noteIdSchema, recordPlaybackSchema } from "@/lib/schemas/learning";
import { procedure, router } from "@/server/trpc/init";
import { getTranscript } from "./queries/get-captions";
import { getPlayback } from "./queries/get-playback";
import { listMyCourses } from "./queries/list-my-courses";
import { addNote } from "./use-cases/add-note";
import { changeNote } from "./use-cases/change-note";
import { completeLesson } from "./use-cases/complete-lesson";
import { deleteNote } from "./use-cases/delete-note";
import { recordPlayback } from "./use-cases/record-playback";

const lesson = procedure.meta({ access: "lesson.open" });
const progress = procedure.meta({ access: "progress.write" });
const ownNote = procedure.meta({ access: "enrollment.read" });

export const learningRouter = router({
  playback: lesson.input(lessonAddressSchema).query(({ ctx, input }) => getPlayback(ctx, input)),
  transcript: lesson.input(captionsAddressSchema).query(({ ctx, input }) => getTranscript(ctx, input)),
  recordPlayback: progress.input(recordPlaybackSchema).mutation(({ ctx, input }) => recordPlayback(ctx, input)),
  completeLesson: progress.input(lessonAddressSchema).mutation(({ ctx, input }) => completeLesson(ctx, input)),
  addNote: progress.input(addNoteSchema).mutation(({ ctx, input }) => addNote(ctx, input)),
  changeNote: ownNote.input(changeNoteSchema).mutation(({ ctx, input }) => changeNote(ctx, input)),
  deleteNote: ownNote.input(noteIdSchema).mutation(({ ctx, input }) => deleteNote(ctx, input)),
  myCourses: procedure.meta({ access: "enrollment.own" }).query(({ ctx }) => listMyCourses(ctx)),
});
