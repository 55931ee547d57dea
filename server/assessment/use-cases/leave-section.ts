import { DomainError } from "@/lib/errors";
import type { LeaveSectionInput } from "@/lib/schemas/assessment";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { hasFileUnready } from "../attempt/answer-files";
import { loadQuiz } from "../attempt/load-quiz";
import { lockOwnAttempt } from "../attempt/own-attempt";
import { attemptParts } from "../attempt/places";
import { isOver } from "../attempt/submit-in-tx";

/** `section` is the one that is open now, by its number in the attempt. */
type LeftSection = { state: "open"; section: number } | { state: "ended" };

/**
 * Closes the section that one's own open attempt is in, for good, and opens the next; said again, or by a tab that was left
 * behind, it only tells which one is open. Once the time is up the attempt is submitted instead. Throws
 * `assessment.answer_refused` where nothing follows the section or the quiz lies open as a whole, and
 * `assessment.files_not_ready` while a file of the section is looked at or was refused.
 */
export async function leaveSection(ctx: Ctx, { attemptId, section }: LeaveSectionInput): Promise<LeftSection> {
  return inTransaction(ctx, async (tx) => {
    const attempt = await lockOwnAttempt(ctx, tx, attemptId);
    if (await isOver(ctx, tx, attempt)) return { state: "ended" };
    if (section < attempt.section) return { state: "open", section: attempt.section };
    const quiz = await loadQuiz(tx, attempt.revisionId);
    const parts = quiz.sectionsInTurn ? attemptParts(quiz, attempt.seed) : [];
    if (section > attempt.section || section + 1 >= parts.length) throw new DomainError("invalid", "assessment.answer_refused", {}, { issues: [{ path: "section", message: "cannot be left" }] });
    if (await hasFileUnready(tx, attemptId, parts[section]?.places ?? [])) throw new DomainError("conflict", "assessment.files_not_ready");
    await tx.quizAttempt.update({ where: { id: attemptId, state: "open", section }, data: { section: section + 1 }, select: { id: true } });
    return { state: "open", section: section + 1 };
  });
}
