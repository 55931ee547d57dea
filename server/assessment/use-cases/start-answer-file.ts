import { isTimeUp } from "@/lib/domain/quiz-terms";
import { DomainError } from "@/lib/errors";
import type { StartAnswerFileInput } from "@/lib/schemas/assessment";
import { authorize, requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { openLearnerUpload } from "../assignment/open-learner-upload";
import { isFileQuestion } from "../attempt/answer-files";
import { loadQuiz } from "../attempt/load-quiz";
import { getOwnAttempt, lockOwnAttempt } from "../attempt/own-attempt";
import { askedAt } from "../attempt/places";

/** Beyond as many as the question takes: removed ones, refused ones, and uploads that broke. */
const SPARE = 30;

/**
 * Opens an upload of a file for an answer of one's own open attempt. It is part of the answer once the answer that names
 * it is saved. Throws `media.file_refused` for a name, a kind or a size that the question does not take,
 * `assessment.too_many_files`, and `assessment.answer_refused` where no file is asked for or the attempt has ended.
 */
export async function startAnswerFile(ctx: Ctx, { attemptId, place, name, bytes }: StartAnswerFileInput): Promise<{ fileId: string; pathname: string; token: string }> {
  const { userId } = requireUser(ctx.viewer);
  const attempt = await getOwnAttempt(ctx, attemptId);
  authorize(ctx.viewer, "progress.write", attempt);
  const question = askedAt(await loadQuiz(ctx.db, attempt.revisionId), attempt, place);
  if (!isFileQuestion(question)) throw refused("place", "asks for no file");
  const { extensions: kinds, maxBytes, maxFiles } = question;
  return openLearnerUpload(ctx, { courseId: attempt.courseId, userId, name, bytes, limits: { kinds, maxBytes } }, async (tx, create) => {
    const { state, dueAt } = await lockOwnAttempt(ctx, tx, attemptId);
    if (state !== "open" || isTimeUp(dueAt, ctx.clock.now())) throw refused("attemptId", "has ended");
    if ((await tx.answerFile.count({ where: { attemptId, place } })) >= maxFiles + SPARE) throw new DomainError("conflict", "assessment.too_many_files", { max: maxFiles });
    await tx.answerFile.create({ data: { fileId: await create(), attemptId, place }, select: { fileId: true } });
  });
}

function refused(path: string, message: string): DomainError {
  return new DomainError("invalid", "assessment.answer_refused", {}, { issues: [{ path, message }] });
}
