import {
  acceptUpgradeSchema, addNoteSchema, captionsAddressSchema, changeNoteSchema, lessonAddressSchema, noteIdSchema, recordPlaybackSchema, upgradeOfferSchema,
} from "@/lib/schemas/learning";
import * as students from "@/lib/schemas/students";
import { procedure, router } from "@/server/trpc/init";
import { explainLessonAccess } from "./queries/explain-lesson-access";
import { findUpgradeOffer } from "./queries/find-upgrade-offer";
import { getTranscript } from "./queries/get-captions";
import { getPlayback } from "./queries/get-playback";
import { listMyCourses } from "./queries/list-my-courses";
import { acceptUpgrade } from "./use-cases/accept-upgrade";
import { addNote } from "./use-cases/add-note";
import { changeNote } from "./use-cases/change-note";
import { checkRoster } from "./use-cases/check-roster";
import { completeLesson } from "./use-cases/complete-lesson";
import { deferOwn } from "./use-cases/defer-own";
import { deferStudent } from "./use-cases/defer-student";
import { deleteNote } from "./use-cases/delete-note";
import { endAccess } from "./use-cases/end-access";
import { enrolStudents } from "./use-cases/enrol-students";
import { recordPlayback } from "./use-cases/record-playback";
import { joinLive } from "./use-cases/join-live";
import { openFile } from "./use-cases/open-file";
import { setAccessEnd } from "./use-cases/set-access-end";
import { undoDeferral } from "./use-cases/undo-deferral";
import { waivePrerequisites } from "./use-cases/waive-prerequisites";

const lesson = procedure.meta({ access: "lesson.open" });
const progress = procedure.meta({ access: "progress.write" });
const staff = procedure.meta({ access: "course.students" });
const ownEnrollment = procedure.meta({ access: "enrollment.own" });
const ownNote = procedure.meta({ access: "enrollment.read" });

export const learningRouter = router({
  playback: lesson.input(lessonAddressSchema).query(({ ctx, input }) => getPlayback(ctx, input)),
  transcript: lesson.input(captionsAddressSchema).query(({ ctx, input }) => getTranscript(ctx, input)),
  recordPlayback: progress.input(recordPlaybackSchema).mutation(({ ctx, input }) => recordPlayback(ctx, input)),
  completeLesson: progress.input(lessonAddressSchema).mutation(({ ctx, input }) => completeLesson(ctx, input)),
  joinLive: lesson.input(lessonAddressSchema).mutation(({ ctx, input }) => joinLive(ctx, input)),
  openFile: lesson.input(lessonAddressSchema).mutation(({ ctx, input }) => openFile(ctx, input)),
  addNote: progress.input(addNoteSchema).mutation(({ ctx, input }) => addNote(ctx, input)),
  changeNote: ownNote.input(changeNoteSchema).mutation(({ ctx, input }) => changeNote(ctx, input)),
  deleteNote: ownNote.input(noteIdSchema).mutation(({ ctx, input }) => deleteNote(ctx, input)),
  upgradeOffer: ownEnrollment.input(upgradeOfferSchema).query(({ ctx, input }) => findUpgradeOffer(ctx, input)),
  acceptUpgrade: progress.input(acceptUpgradeSchema).mutation(({ ctx, input }) => acceptUpgrade(ctx, input)),
  checkRoster: staff.input(students.rosterSchema).mutation(({ ctx, input }) => checkRoster(ctx, input)),
  enrolStudents: staff.input(students.enrolStudentsSchema).mutation(({ ctx, input }) => enrolStudents(ctx, input)),
  endAccess: staff.input(students.studentOfCourseSchema).mutation(({ ctx, input }) => endAccess(ctx, input)),
  setAccessEnd: staff.input(students.accessEndSchema).mutation(({ ctx, input }) => setAccessEnd(ctx, input)),
  waivePrerequisites: staff.input(students.waivePrerequisitesSchema).mutation(({ ctx, input }) => waivePrerequisites(ctx, input)),
  deferStudent: staff.input(students.deferStudentSchema).mutation(({ ctx, input }) => deferStudent(ctx, input)),
  undoDeferral: staff.input(students.undoDeferralSchema).mutation(({ ctx, input }) => undoDeferral(ctx, input)),
  deferOwn: progress.input(students.deferOwnSchema).mutation(({ ctx, input }) => deferOwn(ctx, input)),
  explainAccess: staff.input(students.explainAccessSchema).query(({ ctx, input }) => explainLessonAccess(ctx, input)),
  myCourses: ownEnrollment.query(({ ctx }) => listMyCourses(ctx)),
});
