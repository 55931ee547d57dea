import { attemptIdSchema, quizAddressSchema, executeProgramSchema, leaveSectionSchema, saveAnswerSchema, showAttemptHintSchema, startAnswerFileSchema, submitAttemptSchema, tryProgramSchema } from "@/lib/schemas/assessment";
import { saveDraftSchema, startWorkFileSchema, submissionIdSchema, submitWorkSchema, workFileSchema } from "@/lib/schemas/assignment";
import { answerPracticeSchema, practiceAddressSchema, practiceIdSchema, practiceItemSchema, startPracticeSchema } from "@/lib/schemas/practice";
import { answerCardSchema, rateCardSchema } from "@/lib/schemas/review-cards";
import { setAccommodationSchema, setQuizExceptionSchema } from "@/lib/schemas/quiz-exceptions";
import { studentOfCourseSchema } from "@/lib/schemas/students";
import { procedure, router } from "@/server/trpc/init";
import { getPractice } from "./queries/get-practice";
import { getNextCard } from "./queries/get-next-card";
import { getAttemptReview } from "./queries/get-attempt-review";
import { listStudentQuizzes } from "./queries/list-student-quizzes";
import { answerPractice } from "./use-cases/answer-practice";
import { endPractice } from "./use-cases/end-practice";
import { setAccommodation } from "./use-cases/set-accommodation";
import { setQuizException } from "./use-cases/set-quiz-exception";
import { showAttemptHint } from "./use-cases/show-attempt-hint";
import { showHint } from "./use-cases/show-hint";
import { startPractice } from "./use-cases/start-practice";
import { answerCard } from "./use-cases/answer-card";
import { rateCard } from "./use-cases/rate-card";
import { confirmWorkFile } from "./use-cases/confirm-work-file";
import { executeProgram } from "./use-cases/execute-program";
import { leaveSection } from "./use-cases/leave-section";
import { saveAnswer } from "./use-cases/save-answer";
import { openWorkFile } from "./use-cases/open-work-file";
import { removeWorkFile } from "./use-cases/remove-work-file";
import { saveDraft } from "./use-cases/save-draft";
import { startAnswerFile } from "./use-cases/start-answer-file";
import { startAttempt } from "./use-cases/start-attempt";
import { submitAttempt } from "./use-cases/submit-attempt";
import { startWorkFile } from "./use-cases/start-work-file";
import { submitWork } from "./use-cases/submit-work";
import { withdrawSubmission } from "./use-cases/withdraw-submission";
import { tryProgram } from "./use-cases/try-program";

const progress = procedure.meta({ access: "progress.write" });
const students = procedure.meta({ access: "course.students" });
const own = procedure.meta({ access: "enrollment.read" });

export const assessmentRouter = router({
  startAttempt: progress.input(quizAddressSchema).mutation(({ ctx, input }) => startAttempt(ctx, input)),
  saveAnswer: progress.input(saveAnswerSchema).mutation(({ ctx, input }) => saveAnswer(ctx, input)),
  showAttemptHint: progress.input(showAttemptHintSchema).mutation(({ ctx, input }) => showAttemptHint(ctx, input)),
  startAnswerFile: progress.input(startAnswerFileSchema).mutation(({ ctx, input }) => startAnswerFile(ctx, input)),
  tryProgram: progress.input(tryProgramSchema).mutation(({ ctx, input }) => tryProgram(ctx, input)),
  executeProgram: progress.input(executeProgramSchema).mutation(({ ctx, input }) => executeProgram(ctx, input)),
  leaveSection: progress.input(leaveSectionSchema).mutation(({ ctx, input }) => leaveSection(ctx, input)),
  submitAttempt: progress.input(submitAttemptSchema).mutation(({ ctx, input }) => submitAttempt(ctx, input)),
  attemptReview: own.input(attemptIdSchema).query(({ ctx, input }) => getAttemptReview(ctx, input)),

  studentQuizzes: students.input(studentOfCourseSchema).query(({ ctx, input }) => listStudentQuizzes(ctx, input)),
  setQuizException: students.input(setQuizExceptionSchema).mutation(({ ctx, input }) => setQuizException(ctx, input)),
  setAccommodation: students.input(setAccommodationSchema).mutation(({ ctx, input }) => setAccommodation(ctx, input)),

  nextCard: procedure.meta({ access: "enrollment.own" }).query(({ ctx }) => getNextCard(ctx)),
  answerCard: progress.input(answerCardSchema).mutation(({ ctx, input }) => answerCard(ctx, input)),
  rateCard: progress.input(rateCardSchema).mutation(({ ctx, input }) => rateCard(ctx, input)),

  practice: progress.input(practiceAddressSchema).query(({ ctx, input }) => getPractice(ctx, input)),
  startPractice: progress.input(startPracticeSchema).mutation(({ ctx, input }) => startPractice(ctx, input)),
  answerPractice: progress.input(answerPracticeSchema).mutation(({ ctx, input }) => answerPractice(ctx, input)),
  showHint: progress.input(practiceItemSchema).mutation(({ ctx, input }) => showHint(ctx, input)),
  endPractice: progress.input(practiceIdSchema).mutation(({ ctx, input }) => endPractice(ctx, input)),

  saveDraft: progress.input(saveDraftSchema).mutation(({ ctx, input }) => saveDraft(ctx, input)),
  startWorkFile: progress.input(startWorkFileSchema).mutation(({ ctx, input }) => startWorkFile(ctx, input)),
  confirmWorkFile: progress.input(workFileSchema).mutation(({ ctx, input }) => confirmWorkFile(ctx, input)),
  removeWorkFile: progress.input(workFileSchema).mutation(({ ctx, input }) => removeWorkFile(ctx, input)),
  openWorkFile: own.input(workFileSchema).mutation(({ ctx, input }) => openWorkFile(ctx, input)),
  submitWork: progress.input(submitWorkSchema).mutation(({ ctx, input }) => submitWork(ctx, input)),
  withdrawSubmission: progress.input(submissionIdSchema).mutation(({ ctx, input }) => withdrawSubmission(ctx, input)),
});
