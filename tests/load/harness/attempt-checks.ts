import type { Db } from "@/server/platform/db/client";
import type { Checks } from "./checks";
import { QUESTIONS, type Taker } from "./quiz-takers";

const SUBMITTED = "assessment/quiz.submitted";
const PASSING_SHARE = 0.6;

/** Compares what is stored with what each learner was told, and the points with a model of them. */
export async function checkAttempts(db: Db, takers: readonly Taker[], checks: Checks): Promise<void> {
  const rows = await db.quizAttempt.findMany({ include: { answers: true } });
  const byEnrollment = Map.groupBy(rows, ({ enrollmentId }) => enrollmentId);
  const attemptOf = ({ enrollmentId }: Taker) => byEnrollment.get(enrollmentId)?.[0];
  checks.equal("calls that were refused", takers.flatMap(({ refusals }) => refusals).slice(0, 3), []);
  checks.equal("learners with other than one attempt", takers.filter(({ enrollmentId }) => byEnrollment.get(enrollmentId)?.length !== 1).length, 0);
  checks.equal("learners whose two tabs began different attempts", takers.filter(({ begun }) => new Set(begun).size !== 1).length, 0);
  checks.equal("attempts that have not ended", rows.filter(({ state, points }) => state !== "submitted" || points === null).length, 0);

  const lost: unknown[] = [];
  const unsent: unknown[] = [];
  let acknowledged = 0;
  for (const taker of takers) {
    const answers = new Map(attemptOf(taker)?.answers.map((answer) => [answer.place, answer]));
    for (const [place, told] of taker.acknowledged) {
      acknowledged += 1;
      const kept = answers.get(place);
      if (!kept || kept.sequence < told.sequence) lost.push({ place, told, kept: kept?.sequence });
    }
    for (const { place, sequence, response } of answers.values()) {
      if (JSON.stringify(response) !== JSON.stringify({ type: "boolean", value: taker.sent.get(`${place}/${sequence}`) })) unsent.push({ place, sequence, response });
    }
  }
  checks.equal("acknowledged answers that are lost or older than told", lost.slice(0, 5), []);
  checks.equal("kept answers that nobody sent so", unsent.slice(0, 5), []);
  checks.atLeast("acknowledged answers", acknowledged, takers.length * QUESTIONS * 0.9);

  const misscored = rows.filter(({ answers, points, maxPoints, passed }) => {
    const right = answers.filter(({ response }) => JSON.stringify(response) === JSON.stringify({ type: "boolean", value: true })).length;
    return points !== right || maxPoints !== QUESTIONS || passed !== right / QUESTIONS >= PASSING_SHARE;
  });
  checks.equal("attempts whose points are not those of their answers", misscored.length, 0);
  await checkConsequences(db, takers, new Set(rows.filter(({ passed }) => passed).map(({ enrollmentId }) => enrollmentId)), checks);
}

/** What follows from an attempt's end happened once: announced, told, and the lesson completed by who passed. */
async function checkConsequences(db: Db, takers: readonly Taker[], passed: ReadonlySet<string>, checks: Checks): Promise<void> {
  const events = await db.outboxEvent.findMany({ where: { name: SUBMITTED }, select: { data: true, relayedAt: true } });
  const told = Map.groupBy(events, ({ data }) => (data as { attemptId: string }).attemptId);
  checks.equal("submissions announced", told.size, takers.length);
  checks.equal("submissions announced more than once", [...told.values()].filter((all) => all.length > 1).length, 0);
  checks.equal("announcements that were not sent on", events.filter(({ relayedAt }) => relayedAt === null).length, 0);
  const by = Object.groupBy(events, ({ data }) => (data as { by: string }).by);
  checks.atLeast("submitted by the clock, for who left", by.clock?.length ?? 0, takers.filter(({ leaves }) => leaves).length);
  const completed = await db.lessonProgress.findMany({ where: { completedAt: { not: null } }, select: { enrollmentId: true } });
  checks.equal("lessons completed", completed.map(({ enrollmentId }) => enrollmentId).toSorted(), [...passed].toSorted());
}
