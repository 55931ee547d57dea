import { randomBytes } from "node:crypto";
import { dueOf, isTimeUp, nextAttempt } from "@/lib/domain/quiz-terms";
import { learnerTermsOf, quizTermsFor } from "@/lib/domain/quiz-terms-for";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { LessonAddress } from "@/lib/schemas/learning";
import { MINUTE_MS } from "@/lib/time";
import { authorize, requireUser } from "@/server/access";
import { requireLesson } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { KEPT_TERMS } from "../attempt/give-time-in-tx";
import { loadQuiz } from "../attempt/load-quiz";
import { unscopedLockAttempt } from "../attempt/own-attempt";
import { asksSome, placesOf } from "../attempt/places";
import { submitInTx } from "../attempt/submit-in-tx";
import type { TimedQuizStarted } from "../events";

/**
 * Begins an attempt of a quiz, or goes on with the one that is open, also when it is asked twice at once. An open one
 * whose time is up is submitted first. Throws `assessment.no_attempts_left`, `assessment.cooling_down`,
 * `assessment.not_open_yet` and `assessment.window_closed` as the quiz's terms say. An attempt that has to end announces
 * when.
 */
export async function startAttempt(ctx: Ctx, address: LessonAddress): Promise<{ attemptId: string }> {
  const viewer = requireUser(ctx.viewer);
  const now = ctx.clock.now();
  const { enrollmentId, lessonId, revisionId, facts } = await requireLesson(ctx.db, viewer, address, now);
  if (!enrollmentId) throw new DomainError("forbidden", "access.enrollment_required");
  authorize(viewer, "progress.write", { userId: viewer.userId, hasOpenGrant: facts.hasOpenGrant });
  const released = await loadQuiz(ctx.db, revisionId);
  return inTransaction(ctx, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Enrollment" WHERE "id" = ${enrollmentId} FOR UPDATE`;
    const open = await goOn(ctx, tx, { enrollmentId, lessonId });
    if (open) return open;
    // Read with the enrollment locked: what is granted meanwhile is in it, or finds the attempt.
    const learner = await tx.enrollment.findUniqueOrThrow({ where: { id: enrollmentId }, select: KEPT_TERMS });
    const { quiz } = quizTermsFor(released, learnerTermsOf(learner, lessonId));
    const past = await tx.quizAttempt.findMany({ where: { enrollmentId, lessonId }, orderBy: { number: "desc" }, select: { number: true, submittedAt: true, passed: true } });
    const next = nextAttempt(quiz, past.map(({ submittedAt, passed }) => ({ submittedAt: submittedAt ?? now, passed: passed ?? false })), now);
    if (next.state === "used_up") throw new DomainError("conflict", "assessment.no_attempts_left");
    if (next.state === "cooling") throw new DomainError("conflict", "assessment.cooling_down", { minutes: Math.ceil((next.at.getTime() - now.getTime()) / MINUTE_MS) });
    if (next.state === "upcoming") throw new DomainError("conflict", "assessment.not_open_yet");
    if (next.state === "closed") throw new DomainError("conflict", "assessment.window_closed");
    const attemptId = newId("quizAttempt");
    const dueAt = dueOf(quiz, now);
    const seed = randomBytes(16).toString("hex");
    await tx.quizAttempt.create({
      data: { id: attemptId, enrollmentId, lessonId, revisionId, number: (past[0]?.number ?? 0) + 1, seed, asked: asksSome(quiz) ? placesOf(quiz, seed) : [], startedAt: now, dueAt },
      select: { id: true },
    });
    await tx.enrollment.update({ where: { id: enrollmentId }, data: { lastLessonId: lessonId }, select: { id: true } });
    if (dueAt) {
      const started: TimedQuizStarted = { name: "assessment/timed-quiz.started", data: { attemptId, dueAt: dueAt.toISOString() } };
      await emit(tx, started, ctx.requestId);
    }
    return { attemptId };
  });
}

async function goOn(ctx: Ctx, tx: Tx, where: { enrollmentId: string; lessonId: string }): Promise<{ attemptId: string } | null> {
  const found = await tx.quizAttempt.findFirst({ where: { ...where, state: "open" }, select: { id: true } });
  const open = found && (await unscopedLockAttempt(tx, found.id, ctx.clock.now()));
  if (!open) return null;
  if (!isTimeUp(open.dueAt, ctx.clock.now())) return { attemptId: open.id };
  await submitInTx(ctx, tx, open, "clock");
  return null;
}
