import { isTimeUp } from "@/lib/domain/quiz-terms";
import { DomainError } from "@/lib/errors";
import type { TryProgramInput } from "@/lib/schemas/assessment";
import type { QuestionOf } from "@/lib/schemas/questions";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { requireTurn } from "@/server/platform/require-turn";
import { loadQuiz } from "./load-quiz";
import { getOwnAttempt } from "./own-attempt";
import { askedAt } from "./places";

/**
 * The code question that a program of one's own open attempt answers, once it is one's turn to run something. Throws as
 * `getOwnAttempt` does, `assessment.answer_refused` when the attempt has ended or the program does not answer what
 * stands there, TOO_MANY when a person has run too much lately.
 */
export async function requireOpenProgram(ctx: Ctx, { attemptId, place, language }: Omit<TryProgramInput, "source">): Promise<QuestionOf<"code">> {
  const attempt = await getOwnAttempt(ctx, attemptId);
  authorize(ctx.viewer, "progress.write", attempt);
  const question = askedAt(await loadQuiz(ctx.db, attempt.revisionId), attempt, place);
  if (attempt.state !== "open" || isTimeUp(attempt.dueAt, ctx.clock.now())) throw refused("attemptId", "has ended");
  if (question?.type !== "code") throw refused("place", "is no question for a program");
  if (!question.languages.some((each) => each.language === language)) throw refused("language", "is none of the question's");
  await requireTurn(ctx, "code_run", requireUser(ctx.viewer).userId);
  return question;
}

function refused(path: string, message: string): DomainError {
  return new DomainError("invalid", "assessment.answer_refused", {}, { issues: [{ path, message }] });
}
