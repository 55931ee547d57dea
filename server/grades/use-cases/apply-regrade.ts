import { countChange, NO_COUNTS } from "@/lib/domain/regrade-effect";
import { regradeRulesSchema } from "@/lib/schemas/regrade";
import { Prisma } from "@/prisma/generated/client";
import { authorize } from "@/server/access";
import { completeLessonInTx, hasOpenGrant } from "@/server/learning";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit, inTransaction } from "@/server/platform/outbox";
import type { GradeUpdated } from "../events";
import { loadBook } from "../gradebook/load-book";
import { loadRows, type StudentGrade } from "../gradebook/load-rows";
import { findStudents } from "../gradebook/students";
import { refreshWaiting } from "../regrade/refresh-waiting";
import { listAttempts, onlyRaising, rescoreAttempts, type RescoredAttempt } from "../regrade/rescore-attempts";

/** Learners of one transaction: few enough that nobody who saves an answer meanwhile waits for long. */
const PART = 25;

/**
 * Scores the attempts of the next learners again by the rules of a regrade, in one transaction with the place where it
 * goes on: killed anywhere, no attempt is left out or done twice. Keeps what each changed attempt had, completes the
 * lesson of who passes now while access is open, takes no completion back, and announces `grades/grade.updated` where a
 * learner's grade became another: not where one that was set by hand or a better attempt counts. What is known of attempts that
 * wait for marks is worked out again too. The last part writes an audit
 * entry. `left` says whether there is a next one.
 */
export async function applyRegrade(ctx: Ctx, { regradeId }: { regradeId: string }): Promise<{ left: boolean }> {
  authorize(ctx.viewer, "system.run");
  return inTransaction(ctx, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Regrade" WHERE "id" = ${regradeId} FOR UPDATE`;
    const regrade = await tx.regrade.findUniqueOrThrow({ where: { id: regradeId }, include: { lesson: { select: { courseId: true } } } });
    if (regrade.state === "applied") return { left: false };
    const { lessonId, onlyRaises, cursor } = regrade;
    const { courseId } = regrade.lesson;
    const rules = regradeRulesSchema.parse(regrade.rules);
    const enrollmentIds = await lockNext(tx, { lessonId, cursor });
    const attempts = await listAttempts(tx, { lessonId, rules }, { only: Prisma.sql`a."enrollmentId" = ANY(${enrollmentIds})` });
    // What got its points since has them by these rules already.
    const scored = await rescoreAttempts(tx, attempts.filter(({ regradeIds }) => !regradeIds.includes(regradeId)), rules);
    const rescored = onlyRaises ? scored.map(onlyRaising) : scored;
    await withGrades(ctx, tx, { courseId, lessonId, rescored }, () => store(ctx, tx, { regradeId, lessonId }, rescored));
    await refreshWaiting(tx, { lessonId, enrollmentIds });
    const counts = rescored.reduce((sum, { attempt, after }) => countChange(sum, attempt, after), NO_COUNTS);
    const left = enrollmentIds.length === PART;
    const { attempts: done, raised, lowered, nowPassed, nowFailed } = await tx.regrade.update({
      where: { id: regradeId },
      data: {
        cursor: enrollmentIds.at(-1) ?? cursor,
        advancedAt: ctx.clock.now(),
        attempts: { increment: counts.attempts }, raised: { increment: counts.raised }, lowered: { increment: counts.lowered }, nowPassed: { increment: counts.nowPassed }, nowFailed: { increment: counts.nowFailed },
        ...(!left && { state: "applied", appliedAt: ctx.clock.now() }),
      },
    });
    if (!left) await audit(tx, ctx.viewer, "quiz.regraded", regradeId, { courseId, lessonId, attempts: done, raised, lowered, nowPassed, nowFailed });
    return { left };
  });
}

/** The next learners with an attempt of the quiz, locked so that whatever else changes their attempts and grades takes its turn. */
async function lockNext(tx: Tx, { lessonId, cursor }: { lessonId: string; cursor: string | null }): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT e."id" FROM "Enrollment" e WHERE e."id" > ${cursor ?? ""} AND EXISTS (SELECT 1 FROM "QuizAttempt" a WHERE a."enrollmentId" = e."id" AND a."lessonId" = ${lessonId})
    ORDER BY e."id" LIMIT ${PART}::int FOR UPDATE OF e`;
  return rows.map(({ id }) => id);
}

async function store(ctx: Ctx, tx: Tx, { regradeId, lessonId }: { regradeId: string; lessonId: string }, rescored: readonly RescoredAttempt[]): Promise<void> {
  for (const { attempt, after, applies, isChanged, scores } of rescored) {
    if (!applies) continue;
    await tx.$executeRaw`
      UPDATE "QuizAnswer" q SET "points" = s."points"
      FROM jsonb_to_recordset(${JSON.stringify(scores)}::jsonb) AS s("place" int, "points" float8) WHERE q."attemptId" = ${attempt.id} AND q."place" = s."place" AND q."points" IS DISTINCT FROM s."points"`;
    await tx.quizAttempt.update({ where: { id: attempt.id }, data: { ...after, regradeIds: [...attempt.regradeIds, regradeId] }, select: { id: true } });
    if (!isChanged) continue;
    await tx.regradedAttempt.create({
      data: {
        attemptId: attempt.id, regradeId, createdAt: ctx.clock.now(), pointsBefore: attempt.points, maxPointsBefore: attempt.maxPoints, passedBefore: attempt.passed,
        pointsAfter: after.points, maxPointsAfter: after.maxPoints, passedAfter: after.passed,
      },
      select: { attemptId: true },
    });
    if (!attempt.passed && after.passed && (await hasOpenGrant(tx, attempt.enrollmentId, ctx.clock.now()))) await completeLessonInTx(ctx, tx, { enrollmentId: attempt.enrollmentId, lessonId, by: "passed", deeds: { submitted: true, passed: true } });
  }
}

type Work = { courseId: string; lessonId: string; rescored: readonly RescoredAttempt[] };

/** Does the work, and announces which learners have another grade of the quiz after it. */
async function withGrades(ctx: Ctx, tx: Tx, { courseId, lessonId, rescored }: Work, work: () => Promise<void>): Promise<void> {
  const touched = new Map(rescored.flatMap(({ attempt: { enrollmentId, userId }, isChanged }) => (isChanged ? [[enrollmentId, userId] as const] : [])));
  const students = await findStudents(tx, { courseId, enrollmentIds: [...touched.keys()] });
  const book = await loadBook(tx, courseId);
  const grades = async () => loadRows(tx, book, students, ctx.clock.now());
  const before = await grades();
  await work();
  const after = await grades();
  for (const [enrollmentId, userId] of touched) {
    const now = after.get(enrollmentId)?.grades.get(lessonId);
    if (!now || isSame(before.get(enrollmentId)?.grades.get(lessonId), now)) continue;
    const updated: GradeUpdated = { name: "grades/grade.updated", data: { enrollmentId, userId, courseId, lessonId, itemId: lessonId, submissionId: null, change: "regraded", points: now.points } };
    await emit(tx, updated, ctx.requestId);
  }
}

function isSame(before: StudentGrade | undefined, now: StudentGrade): boolean {
  return before?.points === now.points && before.state === now.state;
}
