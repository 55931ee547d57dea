import * as outline from "@/lib/schemas/authoring-outline";
import { copyIntoBankSchema } from "@/lib/schemas/banks";
import { saveCertificateSchema } from "@/lib/schemas/certificate-design";
import * as code from "@/lib/schemas/code-question";
import { changeAssignmentSchema, changeQuizSchema, renewBankQuestionSchema, setDrawsSchema, takeBankQuestionsSchema } from "@/lib/schemas/lesson-content";
import { saveLiveSessionSchema } from "@/lib/schemas/live-session";
import * as studio from "@/lib/schemas/authoring-studio";
import { fileOfLessonSchema, startFileSchema } from "@/lib/schemas/course-files";
import { choosePartSchema } from "@/lib/schemas/packages";
import * as files from "@/lib/schemas/studio-media";
import * as translations from "@/lib/schemas/translations";
import { quizQuestionSchema, saveQuizQuestionSchema } from "@/lib/schemas/quiz-question";
import { procedure, router } from "@/server/trpc/init";
import { getAssignmentEditor } from "./queries/get-assignment-editor";
import { getCaptionDraft } from "./queries/get-caption-draft";
import { getCaptionEditor } from "./queries/get-caption-editor";
import { getCertificateEditor } from "./queries/get-certificate-editor";
import { getQuizQuestion } from "./queries/get-quiz-question";
import { getCodeQuestion } from "./queries/get-code-question";
import { getLessonEditor, getLessonRevision, listLessonRevisions } from "./queries/get-lesson-editor";
import { getLessonFiles, linkLessonFile } from "./queries/get-lesson-files";
import { getLessonMedia } from "./queries/get-lesson-media";
import { getLinkOverview } from "./queries/get-link-overview";
import { getLiveSession } from "./queries/get-live-session";
import { getPublishGate } from "./queries/get-publish-gate";
import { getQuizEditor } from "./queries/get-quiz-editor";
import { getStudioPlayback } from "./queries/get-studio-playback";
import { getStudioCourse } from "./queries/get-studio-course";
import { listChanges } from "./queries/list-changes";
import { listTaughtCourses } from "./queries/list-taught-courses";
import { addCaptions } from "./use-cases/add-captions";
import { addCollaborator } from "./use-cases/add-collaborator";
import { addLesson } from "./use-cases/add-lesson";
import { addModule } from "./use-cases/add-module";
import { addTranslatedLesson } from "./use-cases/add-translated-lesson";
import { archiveCourse } from "./use-cases/archive-course";
import { cancelSchedule } from "./use-cases/cancel-schedule";
import { carryCaptions } from "./use-cases/carry-captions";
import { changeAssignment } from "./use-cases/change-assignment";
import { changeCollaborator } from "./use-cases/change-collaborator";
import { changeLesson } from "./use-cases/change-lesson";
import { changeModule } from "./use-cases/change-module";
import { changeQuiz } from "./use-cases/change-quiz";
import { choosePart } from "./use-cases/choose-part";
import { confirmFile } from "./use-cases/confirm-file";
import { copyQuestions } from "./use-cases/copy-questions";
import { createTranslation } from "./use-cases/create-translation";
import { deleteCaptions } from "./use-cases/delete-captions";
import { discardCaptionDraft } from "./use-cases/discard-caption-draft";
import { draftCaptions } from "./use-cases/draft-captions";
import { deleteLessons } from "./use-cases/delete-lessons";
import { deleteModule } from "./use-cases/delete-module";
import { duplicateLesson } from "./use-cases/duplicate-lesson";
import { duplicateModule } from "./use-cases/duplicate-module";
import { linkTranslation } from "./use-cases/link-translation";
import { moveLessons } from "./use-cases/move-lessons";
import { moveModule } from "./use-cases/move-module";
import { noteLesson } from "./use-cases/note-lesson";
import { pairLesson } from "./use-cases/pair-lesson";
import { publishCourse } from "./use-cases/publish-course";
import { redoChange } from "./use-cases/redo-change";
import { removeCollaborator } from "./use-cases/remove-collaborator";
import { requestLinkCheck } from "./use-cases/request-link-check";
import { renewBankQuestion } from "./use-cases/renew-bank-question";
import { restoreChange } from "./use-cases/restore-change";
import { restoreFile } from "./use-cases/restore-file";
import { restoreLessonRevision } from "./use-cases/restore-lesson-revision";
import { saveCaptions } from "./use-cases/save-captions";
import { saveCertificate } from "./use-cases/save-certificate";
import { saveQuizQuestion } from "./use-cases/save-quiz-question";
import { saveCodeQuestion } from "./use-cases/save-code-question";
import { saveLiveSession } from "./use-cases/save-live-session";
import { saveLesson } from "./use-cases/save-lesson";
import { schedulePublish } from "./use-cases/schedule-publish";
import { setDraws } from "./use-cases/set-draws";
import { setPoster } from "./use-cases/set-poster";
import { startCourse } from "./use-cases/start-course";
import { startFile } from "./use-cases/start-file";
import { startVideo } from "./use-cases/start-video";
import { takeBankQuestions } from "./use-cases/take-bank-questions";
import { tryCodeSolution } from "./use-cases/try-code-solution";
import { takeOverCaptions } from "./use-cases/take-over-captions";
import { undoChange } from "./use-cases/undo-change";
import { unlinkTranslation } from "./use-cases/unlink-translation";
import { unpublishCourse } from "./use-cases/unpublish-course";
import { removeSyllabus } from "./use-cases/remove-syllabus";
import { updateCourse } from "./use-cases/update-course";

const own = procedure.meta({ access: "course.create" });
const look = procedure.meta({ access: "course.studio" });
const edit = procedure.meta({ access: "course.update" });
const media = procedure.meta({ access: "course.media" });
const publish = procedure.meta({ access: "course.publish" });
const staff = procedure.meta({ access: "course.own" });

export const authoringRouter = router({
  myCourses: own.query(({ ctx }) => listTaughtCourses(ctx)),
  createCourse: own.input(studio.startCourseSchema).mutation(({ ctx, input }) => startCourse(ctx, input)),

  course: look.input(studio.courseIdSchema).query(({ ctx, input }) => getStudioCourse(ctx, input)),
  lesson: look.input(studio.lessonOfCourseSchema).query(({ ctx, input }) => getLessonEditor(ctx, input)),
  gate: look.input(studio.courseIdSchema).query(({ ctx, input }) => getPublishGate(ctx, input)),
  links: look.input(studio.courseIdSchema).query(({ ctx, input }) => getLinkOverview(ctx, input)),
  checkLinks: edit.input(studio.requestLinkCheckSchema).mutation(({ ctx, input }) => requestLinkCheck(ctx, input)),
  changes: edit.input(studio.changesPageSchema).query(({ ctx, input }) => listChanges(ctx, input)),
  lessonRevisions: edit.input(studio.lessonOfCourseSchema).query(({ ctx, input }) => listLessonRevisions(ctx, input)),
  lessonRevision: edit.input(studio.restoreRevisionSchema).query(({ ctx, input }) => getLessonRevision(ctx, input)),

  quiz: look.input(studio.lessonOfCourseSchema).query(({ ctx, input }) => getQuizEditor(ctx, input)),
  assignment: look.input(studio.lessonOfCourseSchema).query(({ ctx, input }) => getAssignmentEditor(ctx, input)),
  changeAssignment: edit.input(changeAssignmentSchema).mutation(({ ctx, input }) => changeAssignment(ctx, input)),
  changeQuiz: edit.input(changeQuizSchema).mutation(({ ctx, input }) => changeQuiz(ctx, input)),
  setDraws: edit.input(setDrawsSchema).mutation(({ ctx, input }) => setDraws(ctx, input)),
  takeBankQuestions: edit.input(takeBankQuestionsSchema).mutation(({ ctx, input }) => takeBankQuestions(ctx, input)),
  renewBankQuestion: edit.input(renewBankQuestionSchema).mutation(({ ctx, input }) => renewBankQuestion(ctx, input)),
  copyQuestions: edit.input(copyIntoBankSchema).mutation(({ ctx, input }) => copyQuestions(ctx, input)),
  codeQuestion: edit.input(code.codeQuestionSchema).query(({ ctx, input }) => getCodeQuestion(ctx, input)),
  quizQuestion: edit.input(quizQuestionSchema).query(({ ctx, input }) => getQuizQuestion(ctx, input)),
  saveQuizQuestion: edit.input(saveQuizQuestionSchema).mutation(({ ctx, input }) => saveQuizQuestion(ctx, input)),
  saveCodeQuestion: edit.input(code.saveCodeQuestionSchema).mutation(({ ctx, input }) => saveCodeQuestion(ctx, input)),
  tryCodeSolution: edit.input(code.tryCodeSolutionSchema).mutation(({ ctx, input }) => tryCodeSolution(ctx, input)),

  certificate: look.input(studio.courseIdSchema).query(({ ctx, input }) => getCertificateEditor(ctx, input)),
  saveCertificate: edit.input(saveCertificateSchema).mutation(({ ctx, input }) => saveCertificate(ctx, input)),
  removeSyllabus: edit.input(studio.courseIdSchema).mutation(({ ctx, input }) => removeSyllabus(ctx, input)),
  updateCourse: edit.input(studio.changeCourseSchema).mutation(({ ctx, input }) => updateCourse(ctx, input)),
  addModule: edit.input(outline.addModuleSchema).mutation(({ ctx, input }) => addModule(ctx, input)),
  changeModule: edit.input(outline.changeModuleSchema).mutation(({ ctx, input }) => changeModule(ctx, input)),
  moveModule: edit.input(outline.moveModuleSchema).mutation(({ ctx, input }) => moveModule(ctx, input)),
  deleteModule: edit.input(outline.deleteModuleSchema).mutation(({ ctx, input }) => deleteModule(ctx, input)),
  duplicateModule: edit.input(outline.duplicateModuleSchema).mutation(({ ctx, input }) => duplicateModule(ctx, input)),
  addLesson: edit.input(outline.addStudioLessonSchema).mutation(({ ctx, input: { courseId, beforeLessonId, ...lesson } }) =>
    addLesson(ctx, { courseId, lesson, beforeLessonId: beforeLessonId ?? null, address: "numbered" }),
  ),
  changeLesson: edit.input(outline.changeLessonSchema).mutation(({ ctx, input }) => changeLesson(ctx, input)),
  moveLessons: edit.input(outline.moveLessonsSchema).mutation(({ ctx, input }) => moveLessons(ctx, input)),
  deleteLessons: edit.input(outline.deleteLessonsSchema).mutation(({ ctx, input }) => deleteLessons(ctx, input)),
  duplicateLesson: edit.input(outline.duplicateLessonSchema).mutation(({ ctx, input }) => duplicateLesson(ctx, input)),
  undo: edit.input(studio.courseIdSchema).mutation(({ ctx, input }) => undoChange(ctx, input)),
  redo: edit.input(studio.courseIdSchema).mutation(({ ctx, input }) => redoChange(ctx, input)),
  restoreChange: edit.input(studio.restoreChangeSchema).mutation(({ ctx, input }) => restoreChange(ctx, input)),
  saveLesson: edit.input(studio.saveLessonSchema).mutation(({ ctx, input }) => saveLesson(ctx, input)),
  restoreLessonRevision: edit.input(studio.restoreRevisionSchema).mutation(({ ctx, input }) => restoreLessonRevision(ctx, input)),

  lessonMedia: look.input(studio.lessonOfCourseSchema).query(({ ctx, input }) => getLessonMedia(ctx, input)),
  lessonPlayback: look.input(studio.lessonOfCourseSchema).query(({ ctx, input }) => getStudioPlayback(ctx, input)),
  startVideo: media.input(files.startVideoSchema).mutation(({ ctx, input }) => startVideo(ctx, input)),
  setPoster: media.input(files.setPosterSchema).mutation(({ ctx, input }) => setPoster(ctx, input)),
  captions: media.input(files.captionVersionSchema).query(({ ctx, input }) => getCaptionEditor(ctx, input)),
  addCaptions: media.input(files.addCaptionsSchema).mutation(({ ctx, input }) => addCaptions(ctx, input)),
  saveCaptions: media.input(files.saveCaptionsSchema).mutation(({ ctx, input }) => saveCaptions(ctx, input)),
  carryCaptions: media.input(studio.lessonOfCourseSchema).mutation(({ ctx, input }) => carryCaptions(ctx, input)),
  draftCaptions: media.input(files.draftCaptionsSchema).mutation(({ ctx, input }) => draftCaptions(ctx, input)),
  captionDraft: media.input(files.captionDraftSchema).query(({ ctx, input }) => getCaptionDraft(ctx, input)),
  takeOverCaptions: media.input(files.captionDraftSchema).mutation(({ ctx, input }) => takeOverCaptions(ctx, input)),
  discardCaptionDraft: media.input(files.captionDraftSchema).mutation(({ ctx, input }) => discardCaptionDraft(ctx, input)),
  deleteCaptions: media.input(files.captionTrackSchema).mutation(({ ctx, input }) => deleteCaptions(ctx, input)),

  lessonFiles: look.input(studio.lessonOfCourseSchema).query(({ ctx, input }) => getLessonFiles(ctx, input)),
  linkFile: look.input(fileOfLessonSchema).mutation(({ ctx, input }) => linkLessonFile(ctx, input)),
  startFile: edit.input(startFileSchema).mutation(({ ctx, input }) => startFile(ctx, input)),
  confirmFile: edit.input(fileOfLessonSchema).mutation(({ ctx, input }) => confirmFile(ctx, input)),
  restoreFile: edit.input(fileOfLessonSchema).mutation(({ ctx, input }) => restoreFile(ctx, input)),

  liveSession: look.input(studio.lessonOfCourseSchema).query(({ ctx, input }) => getLiveSession(ctx, input)),
  saveLiveSession: edit.input(saveLiveSessionSchema).mutation(({ ctx, input }) => saveLiveSession(ctx, input)),
  choosePart: edit.input(choosePartSchema).mutation(({ ctx, input }) => choosePart(ctx, input)),

  createTranslation: edit.input(translations.createTranslationSchema).mutation(({ ctx, input }) => createTranslation(ctx, input)),
  linkTranslation: edit.input(translations.translationOfCourseSchema).mutation(({ ctx, input }) => linkTranslation(ctx, input)),
  unlinkTranslation: edit.input(translations.translationOfCourseSchema).mutation(({ ctx, input }) => unlinkTranslation(ctx, input)),
  noteLesson: edit.input(translations.noteLessonSchema).mutation(({ ctx, input }) => noteLesson(ctx, input)),
  pairLesson: edit.input(translations.pairLessonSchema).mutation(({ ctx, input }) => pairLesson(ctx, input)),
  addTranslatedLesson: edit.input(translations.addTranslatedLessonSchema).mutation(({ ctx, input }) => addTranslatedLesson(ctx, input)),

  addCollaborator: staff.input(studio.addCollaboratorSchema).mutation(({ ctx, input }) => addCollaborator(ctx, input)),
  changeCollaborator: staff.input(studio.changeCollaboratorSchema).mutation(({ ctx, input }) => changeCollaborator(ctx, input)),
  removeCollaborator: staff.input(studio.removeCollaboratorSchema).mutation(({ ctx, input }) => removeCollaborator(ctx, input)),

  publish: publish.input(studio.publishCourseSchema).mutation(({ ctx, input }) => publishCourse(ctx, input)),
  schedulePublish: publish.input(studio.schedulePublishSchema).mutation(({ ctx, input }) => schedulePublish(ctx, input)),
  cancelSchedule: publish.input(studio.courseIdSchema).mutation(({ ctx, input }) => cancelSchedule(ctx, input)),
  unpublish: publish.input(studio.courseIdSchema).mutation(({ ctx, input }) => unpublishCourse(ctx, input)),
  archive: publish.input(studio.courseIdSchema).mutation(({ ctx, input }) => archiveCourse(ctx, input)),
});
