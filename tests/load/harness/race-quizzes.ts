import { saveAnswer, startAttempt, submitAttempt } from "@/server/assessment";
import type { Db } from "@/server/platform/db/client";
import { EVERY_QUESTION, quizScene } from "@/tests/harness/quiz-scene";
import { atOnce, reasonsOf } from "./at-once";
import type { Checks } from "./checks";

const ROUNDS = 15;
const TABS = 25;
const QUESTIONS = 20;
const SUBMITS = 5;
const STATEMENT = EVERY_QUESTION.filter(({ type }) => type === "boolean");

/**
 * One learner in many tabs, 15 times: 25 starts at once begin one attempt; then 20 saves and 5 submissions at once end
 * it once, and every answer that was acknowledged is kept and scored, and no other.
 */
export async function raceAttempts(db: Db, checks: Checks): Promise<void> {
  const attempts: number[] = [];
  const failures: Record<string, number>[] = [];
  const lost: unknown[] = [];
  const announced: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { ctx, address, learner } = await quizScene(db, { questions: Array.from({ length: QUESTIONS }, () => STATEMENT).flat() });
    const tabs = await atOnce(Array.from({ length: TABS }, (_, tab) => tab), TABS, () => startAttempt(ctx, address));
    const rows = await db.quizAttempt.findMany({ where: { enrollmentId: learner.enrollmentId }, select: { id: true } });
    attempts.push(rows.length);
    failures.push(reasonsOf(tabs));
    const attemptId = rows[0]?.id ?? "";
    const acknowledged: number[] = [];
    const work = Array.from({ length: QUESTIONS + SUBMITS }, (_, index) => index);
    const done = await atOnce(work, work.length, async (index) => {
      // The submissions stand in the middle of the saves.
      const place = index < QUESTIONS / 2 ? index : index - SUBMITS;
      if (index >= QUESTIONS / 2 && index < QUESTIONS / 2 + SUBMITS) return submitAttempt(ctx, { attemptId });
      const saved = await saveAnswer(ctx, { attemptId, place, sequence: 1, response: { type: "boolean", value: true } });
      if (saved.state === "saved") acknowledged.push(place);
      return saved;
    });
    failures.push(reasonsOf(done));
    const stored = await db.quizAttempt.findUniqueOrThrow({ where: { id: attemptId }, include: { answers: { orderBy: { place: "asc" } } } });
    const kept = stored.answers.filter(({ points }) => points === 1).map(({ place }) => place);
    const isWhole = JSON.stringify(kept) === JSON.stringify(acknowledged.toSorted((one, other) => one - other)) && stored.answers.length === kept.length && stored.points === kept.length;
    if (!isWhole) lost.push({ acknowledged, kept, points: stored.points });
    announced.push(await db.outboxEvent.count({ where: { name: "assessment/quiz.submitted", data: { path: ["attemptId"], equals: attemptId } } }));
  }
  checks.equal(`attempts that ${TABS} tabs began, ${ROUNDS} times`, attempts, attempts.map(() => 1));
  checks.equal("starts, saves and submissions that failed", failures, failures.map(() => ({})));
  checks.equal("attempts where what was acknowledged is not what is kept and scored", lost, []);
  checks.equal("times that each submission was announced", announced, announced.map(() => 1));
}
