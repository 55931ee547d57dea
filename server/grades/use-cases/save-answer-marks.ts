import { areLevelsOf, pointsWorth } from "@/lib/domain/rubric-marks";
import { DomainError, notFound } from "@/lib/errors";
import type { AnswerMark, SaveAnswerMarksInput } from "@/lib/schemas/grades";
import { requireUser } from "@/server/access";
import { isMarked, unscopedLockAttempt, type MarkedQuestion } from "@/server/assessment";
import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { loadAttempt, type LoadedAttempt } from "../load-attempt";
import { releaseAnswersInTx } from "../release-answers-in-tx";

/**
 * Keeps what a teacher thinks of the answers of an attempt: as a draft, finished, or released to its learner; a released
 * one can still be corrected. An answer without points has those of its question's rubric, once each criterion has its
 * level. Throws `grades.mark_changed` when somebody saved it meanwhile, `grades.not_graded` for a
 * finished one with an answer that has no points, `grades.points_above`, and NOT_FOUND for an attempt of another course.
 */
export async function saveAnswerMarks(ctx: Ctx, { courseId, attemptId, version, answers, act }: SaveAnswerMarksInput): Promise<{ version: number; state: "draft" | "done" | "released" }> {
  await authorizeStudents(ctx, courseId);
  const { userId: savedById } = requireUser(ctx.viewer);
  return inTransaction(ctx, async (tx) => {
    const attempt = await unscopedLockAttempt(tx, attemptId, ctx.clock.now());
    const loaded = await loadAttempt(tx, courseId, attemptId);
    if (!attempt) throw notFound();
    if (loaded.version !== version) throw new DomainError("conflict", "grades.mark_changed");
    const marks = merge(loaded, answers);
    if (act !== "draft" && marks.some(({ points }) => points === null)) throw new DomainError("invalid", "grades.not_graded");
    await tx.attemptMark.update({ where: { attemptId }, data: { version: version + 1, answers: marks, isDone: act !== "draft", savedById, savedAt: ctx.clock.now() }, select: { attemptId: true } });
    if (act === "release") await releaseAnswersInTx(ctx, tx, { attempt, marks, endedBy: loaded.endedBy });
    return { version: version + 1, state: act === "release" ? "released" : act };
  });
}

/** What was said before of answers that are not named stays. */
function merge({ marks, quiz }: LoadedAttempt, answers: readonly AnswerMark[]): AnswerMark[] {
  const said = answers.map((answer) => {
    const question = quiz.questions[answer.place];
    if (!isMarked(question) || !marks.some(({ place }) => place === answer.place)) throw invalid("names an answer that nobody marks");
    return fit(question, answer);
  });
  return marks.map((mark) => said.find(({ place }) => place === mark.place) ?? mark);
}

/** Without points, an answer has those of a complete rubric. */
function fit({ rubric, points: max }: MarkedQuestion, answer: AnswerMark): AnswerMark {
  if (!areLevelsOf(rubric, answer.levels)) throw invalid("names a level that the rubric does not have");
  const points = answer.points ?? pointsWorth(rubric, answer.levels, max);
  if (points !== null && points > max) throw new DomainError("invalid", "grades.points_above", { max });
  return { ...answer, points };
}

function invalid(message: string): DomainError {
  return new DomainError("invalid", "validation.invalid", {}, { issues: [{ path: "answers", message }] });
}
