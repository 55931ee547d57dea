import { attemptIdSchema, quizAddressSchema, executeProgramSchema, saveAnswerSchema, tryProgramSchema } from "@/lib/schemas/assessment";
import { procedure, router } from "@/server/trpc/init";
import { getAttemptReview } from "./queries/get-attempt-review";
import { executeProgram } from "./use-cases/execute-program";
import { saveAnswer } from "./use-cases/save-answer";
import { startAttempt } from "./use-cases/start-attempt";
import { submitAttempt } from "./use-cases/submit-attempt";
import { tryProgram } from "./use-cases/try-program";

const progress = procedure.meta({ access: "progress.write" });
const own = procedure.meta({ access: "enrollment.read" });

export const assessmentRouter = router({
  startAttempt: progress.input(quizAddressSchema).mutation(({ ctx, input }) => startAttempt(ctx, input)),
  saveAnswer: progress.input(saveAnswerSchema).mutation(({ ctx, input }) => saveAnswer(ctx, input)),
  tryProgram: progress.input(tryProgramSchema).mutation(({ ctx, input }) => tryProgram(ctx, input)),
  executeProgram: progress.input(executeProgramSchema).mutation(({ ctx, input }) => executeProgram(ctx, input)),
  submitAttempt: progress.input(attemptIdSchema).mutation(({ ctx, input }) => submitAttempt(ctx, input)),
  attemptReview: own.input(attemptIdSchema).query(({ ctx, input }) => getAttemptReview(ctx, input)),
});
