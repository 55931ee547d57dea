import { DomainError } from "@/lib/errors";
import { toLocale } from "@/lib/i18n/locales";
import type { ShowAttemptHintInput } from "@/lib/schemas/assessment";
import { requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { loadQuiz } from "../attempt/load-quiz";
import { lockOwnAttempt } from "../attempt/own-attempt";
import { askedAt, stateAt } from "../attempt/places";
import { hintsAt, showHints, withAskable } from "../attempt/shown-hints";
import { isOver } from "../attempt/submit-in-tx";

/** `hints` are all that were shown, as HTML. `ended`, `closed`: the attempt is over, or its section was left, and no hint was taken. */
type ShownHints = { state: "shown"; hints: string[]; left: number } | { state: "ended" } | { state: "closed" };

/**
 * Shows the next hint of a question of one's own open attempt, which costs the share of the points that the hint says; it
 * is never given back. Asked again upon the same `shown`, by a second click or another tab, it takes no other one and tells
 * those that were shown. Once the time is up the attempt is submitted instead. Throws `assessment.answer_refused` for what
 * the attempt does not ask now or for more hints than were shown, `assessment.no_hints_left` after the last.
 */
export async function showAttemptHint(ctx: Ctx, { attemptId, place, shown }: ShowAttemptHintInput): Promise<ShownHints> {
  const { locale } = requireUser(ctx.viewer);
  const taken = await inTransaction(ctx, async (tx) => {
    const attempt = await lockOwnAttempt(ctx, tx, attemptId);
    if (await isOver(ctx, tx, attempt)) return { state: "ended" as const };
    const quiz = await loadQuiz(tx, attempt.revisionId);
    if (stateAt(quiz, attempt, place) === "closed") return { state: "closed" as const };
    const asked = askedAt(quiz, attempt, place);
    const before = hintsAt(attempt, place);
    if (!asked || shown > before) throw new DomainError("invalid", "assessment.answer_refused", {}, { issues: [{ path: asked ? "shown" : "place", message: "is not asked for now" }] });
    const question = withAskable(quiz, asked);
    if (shown < before) return { state: "shown" as const, question, count: before };
    if (before >= question.hints.length) throw new DomainError("conflict", "assessment.no_hints_left");
    await tx.quizAttempt.update({ where: { id: attemptId, state: "open" }, data: { hints: { push: place } }, select: { id: true } });
    return { state: "shown" as const, question, count: before + 1 };
  });
  return taken.state === "shown" ? { state: "shown", ...(await showHints(taken.question, taken.count, toLocale(locale))) } : taken;
}
