import * as book from "@/lib/schemas/gradebook";
import * as schema from "@/lib/schemas/grades";
import * as regrade from "@/lib/schemas/regrade";
import { studentOfCourseSchema } from "@/lib/schemas/students";
import { procedure, router } from "@/server/trpc/init";
import { explainCompletion } from "./queries/explain-completion";
import { getAttemptMarking } from "./queries/get-attempt-marking";
import { getGradebook } from "./queries/get-gradebook";
import { getGradeHistory } from "./queries/get-grade-history";
import { getMarking } from "./queries/get-marking";
import { getRegradeEffect } from "./queries/get-regrade-effect";
import { listStudentWork } from "./queries/list-student-work";
import { listSubmissions } from "./queries/list-submissions";
import { addComment } from "./use-cases/add-comment";
import { checkGrades } from "./use-cases/check-grades";
import { deleteComment } from "./use-cases/delete-comment";
import { excuseItem } from "./use-cases/excuse-item";
import { extendDue } from "./use-cases/extend-due";
import { importGrades } from "./use-cases/import-grades";
import { openSubmissionFile } from "./use-cases/open-submission-file";
import { overrideGrade } from "./use-cases/override-grade";
import { releaseItem } from "./use-cases/release-item";
import { releaseMarks } from "./use-cases/release-marks";
import { removeItem } from "./use-cases/remove-item";
import { saveAnswerMarks } from "./use-cases/save-answer-marks";
import { saveGradebook } from "./use-cases/save-gradebook";
import { saveItem } from "./use-cases/save-item";
import { saveMark } from "./use-cases/save-mark";
import { startRegrade } from "./use-cases/start-regrade";
import { startTrial } from "./use-cases/start-trial";

const grade = procedure.meta({ access: "course.students" });
const own = procedure.meta({ access: "course.create" });

export const gradesRouter = router({
  queue: grade.input(schema.queueSchema).query(({ ctx, input }) => listSubmissions(ctx, input)),
  marking: grade.input(schema.submissionOfCourseSchema).query(({ ctx, input }) => getMarking(ctx, input)),
  studentWork: grade.input(schema.studentWorkSchema).query(({ ctx, input }) => listStudentWork(ctx, input)),
  saveMark: grade.input(schema.saveMarkSchema).mutation(({ ctx, input }) => saveMark(ctx, input)),
  attemptMarking: grade.input(schema.attemptOfCourseSchema).query(({ ctx, input }) => getAttemptMarking(ctx, input)),
  saveAnswerMarks: grade.input(schema.saveAnswerMarksSchema).mutation(({ ctx, input }) => saveAnswerMarks(ctx, input)),
  releaseMarks: grade.input(schema.releaseAllSchema).mutation(({ ctx, input }) => releaseMarks(ctx, input)),
  openFile: grade.input(schema.submissionFileSchema).mutation(({ ctx, input }) => openSubmissionFile(ctx, input)),
  extendDue: grade.input(schema.extendDueSchema).mutation(({ ctx, input }) => extendDue(ctx, input)),
  overrideGrade: grade.input(schema.overrideGradeSchema).mutation(({ ctx, input }) => overrideGrade(ctx, input)),
  explainCompletion: grade.input(studentOfCourseSchema).query(({ ctx, input }) => explainCompletion(ctx, input)),
  gradebook: grade.input(book.gradebookSchema).query(({ ctx, input }) => getGradebook(ctx, input)),
  gradeHistory: grade.input(book.gradeCellSchema).query(({ ctx, input }) => getGradeHistory(ctx, input)),
  saveGradebook: grade.input(book.saveGradebookSchema).mutation(({ ctx, input }) => saveGradebook(ctx, input)),
  saveItem: grade.input(book.saveItemSchema).mutation(({ ctx, input }) => saveItem(ctx, input)),
  releaseItem: grade.input(book.gradeItemSchema).mutation(({ ctx, input }) => releaseItem(ctx, input)),
  removeItem: grade.input(book.gradeItemSchema).mutation(({ ctx, input }) => removeItem(ctx, input)),
  excuseItem: grade.input(book.excuseItemSchema).mutation(({ ctx, input }) => excuseItem(ctx, input)),
  checkGrades: grade.input(book.checkGradesSchema).mutation(({ ctx, input }) => checkGrades(ctx, input)),
  importGrades: grade.input(book.importGradesSchema).mutation(({ ctx, input }) => importGrades(ctx, input)),
  regradeEffect: grade.input(regrade.regradeEffectSchema).query(({ ctx, input }) => getRegradeEffect(ctx, input)),
  startRegrade: grade.input(regrade.startRegradeSchema).mutation(({ ctx, input }) => startRegrade(ctx, input)),
  startTrial: grade.input(regrade.startTrialSchema).mutation(({ ctx, input }) => startTrial(ctx, input)),
  addComment: own.input(schema.addCommentSchema).mutation(({ ctx, input }) => addComment(ctx, input)),
  deleteComment: own.input(schema.commentIdSchema).mutation(({ ctx, input }) => deleteComment(ctx, input)),
});
