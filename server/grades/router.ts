import * as schema from "@/lib/schemas/grades";
import { procedure, router } from "@/server/trpc/init";
import { getMarking } from "./queries/get-marking";
import { listStudentWork } from "./queries/list-student-work";
import { listSubmissions } from "./queries/list-submissions";
import { addComment } from "./use-cases/add-comment";
import { deleteComment } from "./use-cases/delete-comment";
import { extendDue } from "./use-cases/extend-due";
import { openSubmissionFile } from "./use-cases/open-submission-file";
import { overrideGrade } from "./use-cases/override-grade";
import { releaseMarks } from "./use-cases/release-marks";
import { saveMark } from "./use-cases/save-mark";

const grade = procedure.meta({ access: "course.students" });
const own = procedure.meta({ access: "course.create" });

export const gradesRouter = router({
  queue: grade.input(schema.queueSchema).query(({ ctx, input }) => listSubmissions(ctx, input)),
  marking: grade.input(schema.submissionOfCourseSchema).query(({ ctx, input }) => getMarking(ctx, input)),
  studentWork: grade.input(schema.studentWorkSchema).query(({ ctx, input }) => listStudentWork(ctx, input)),
  saveMark: grade.input(schema.saveMarkSchema).mutation(({ ctx, input }) => saveMark(ctx, input)),
  releaseMarks: grade.input(schema.releaseAllSchema).mutation(({ ctx, input }) => releaseMarks(ctx, input)),
  openFile: grade.input(schema.submissionFileSchema).mutation(({ ctx, input }) => openSubmissionFile(ctx, input)),
  extendDue: grade.input(schema.extendDueSchema).mutation(({ ctx, input }) => extendDue(ctx, input)),
  overrideGrade: grade.input(schema.overrideGradeSchema).mutation(({ ctx, input }) => overrideGrade(ctx, input)),
  addComment: own.input(schema.addCommentSchema).mutation(({ ctx, input }) => addComment(ctx, input)),
  deleteComment: own.input(schema.commentIdSchema).mutation(({ ctx, input }) => deleteComment(ctx, input)),
});
