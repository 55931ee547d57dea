import {
  acceptUpgradeSchema, addNoteSchema, captionsAddressSchema, changeNoteSchema, lessonAddressSchema, noteIdSchema, recordPlaybackSchema, upgradeOfferSchema,
} from "@/lib/schemas/learning";
import { procedure, router } from "@/server/trpc/init";
import { findUpgradeOffer } from "./queries/find-upgrade-offer";
import { getTranscript } from "./queries/get-captions";
import { getPlayback } from "./queries/get-playback";
import { listMyCourses } from "./queries/list-my-courses";
import { acceptUpgrade } from "./use-cases/accept-upgrade";
import { addNote } from "./use-cases/add-note";
import { changeNote } from "./use-cases/change-note";
import { completeLesson } from "./use-cases/complete-lesson";
import { deleteNote } from "./use-cases/delete-note";
import { recordPlayback } from "./use-cases/record-playback";

const lesson = procedure.meta({ access: "lesson.open" });
const progress = procedure.meta({ access: "progress.write" });
const ownEnrollment = procedure.meta({ access: "enrollment.own" });
const ownNote = procedure.meta({ access: "enrollment.read" });

export const learningRouter = router({
  playback: lesson.input(lessonAddressSchema).query(({ ctx, input }) => getPlayback(ctx, input)),
  transcript: lesson.input(captionsAddressSchema).query(({ ctx, input }) => getTranscript(ctx, input)),
  recordPlayback: progress.input(recordPlaybackSchema).mutation(({ ctx, input }) => recordPlayback(ctx, input)),
  completeLesson: progress.input(lessonAddressSchema).mutation(({ ctx, input }) => completeLesson(ctx, input)),
  addNote: progress.input(addNoteSchema).mutation(({ ctx, input }) => addNote(ctx, input)),
  changeNote: ownNote.input(changeNoteSchema).mutation(({ ctx, input }) => changeNote(ctx, input)),
  deleteNote: ownNote.input(noteIdSchema).mutation(({ ctx, input }) => deleteNote(ctx, input)),
  upgradeOffer: ownEnrollment.input(upgradeOfferSchema).query(({ ctx, input }) => findUpgradeOffer(ctx, input)),
  acceptUpgrade: progress.input(acceptUpgradeSchema).mutation(({ ctx, input }) => acceptUpgrade(ctx, input)),
  myCourses: ownEnrollment.query(({ ctx }) => listMyCourses(ctx)),
});
