import type { RegradeEffectInput, RegradeRules } from "@/lib/schemas/regrade";
import { countUnrun, loadAskedReruns } from "@/server/assessment";
import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { computeEffect } from "../regrade/compute-effect";
import type { RegradeEffect, RegradeRow } from "../regrade/dto";
import { isRunning } from "../regrade/is-running";
import { loadSubject, seenOf, toRules } from "../regrade/load-subject";
import type { RescoredAttempt } from "../regrade/rescore-attempts";

/**
 * What a regrade would do, before anything is done: how many attempts rise and fall, who would cross the passing line, the
 * average, in how many nothing would count, a page of the attempts that change, and how many programs have to run first. Writes nothing. For who may
 * manage the course's students.
 */
export async function getRegradeEffect(ctx: Ctx, { courseId, lessonId, choices, onlyRaises: wanted, cursor }: RegradeEffectInput): Promise<RegradeEffect> {
  await authorizeStudents(ctx, courseId);
  const { questions, regradeIds } = await loadSubject(ctx.db, { courseId, lessonId });
  const rules = toRules(questions, choices);
  const { page, ...effect } = await computeEffect(ctx.db, { lessonId, rules, onlyRaises: wanted, cursor });
  const seen = seenOf(rules, regradeIds);
  return { ...effect, seen, programs: await programsOf(ctx, { lessonId, rules, seen }), rows: await toRows(ctx, lessonId, page) };
}

async function programsOf({ db, clock }: Ctx, { lessonId, rules, seen }: { lessonId: string; rules: RegradeRules; seen: string }): Promise<RegradeEffect["programs"]> {
  const left = await countUnrun(db, await loadAskedReruns(db, rules));
  if (left === 0) return { left, isRunning: false };
  const trial = await db.programTrial.findUnique({ where: { lessonId_seen: { lessonId, seen } }, select: { ranAt: true, finishedAt: true } });
  return { left, isRunning: isRunning(trial, clock.now()) };
}

async function toRows({ db }: Ctx, lessonId: string, shown: readonly RescoredAttempt[]): Promise<RegradeRow[]> {
  const enrollments = await db.enrollment.findMany({
    where: { id: { in: shown.map(({ attempt }) => attempt.enrollmentId) } },
    select: { id: true, user: { select: { name: true, email: true } }, gradeEntries: { where: { lessonId, OR: [{ points: { not: null } }, { isExcused: true }] }, select: { id: true } } },
  });
  const byId = new Map(enrollments.map((enrollment) => [enrollment.id, enrollment]));
  return shown.map(({ attempt: { id, enrollmentId, number, points, maxPoints, passed }, after }) => {
    const found = byId.get(enrollmentId);
    return { attemptId: id, name: found?.user.name ?? "", email: found?.user.email ?? "", number, before: { points, maxPoints, passed }, after, isSet: (found?.gradeEntries.length ?? 0) > 0 };
  });
}
