import { describe, expect, it } from "vitest";
import { REGRADE_PAGE, regradeRulesSchema } from "@/lib/schemas/regrade";
import { countStatements } from "@/tests/harness/count-statements";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { regradeScene } from "@/tests/harness/regrade-scene";
import { computeEffect } from "./compute-effect";
import { loadSubject, toRules } from "./load-subject";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

/** Many attempts whose city becomes another: of each three, one gains by it, one loses and one said nothing. */
async function scene(each: number) {
  const made = await regradeScene(database.db);
  const takes = [await made.take({ truth: true, city: "Quito" }), await made.take({ truth: true, city: "Lima" }), await made.take({ truth: true })];
  for (const { attemptId } of takes) {
    const { id: _id, answers, regraded: _regraded, number: _number, ...attempt } = await made.stored(attemptId);
    const copies = Array.from({ length: each - 1 }, (_, index) => ({ id: `${attemptId}${String(index).padStart(4, "0")}`, number: index + 2 }));
    await database.db.quizAttempt.createMany({ data: copies.map((copy) => ({ ...attempt, ...copy })) });
    await database.db.quizAnswer.createMany({ data: copies.flatMap(({ id }) => answers.map(({ levels: _levels, response, ...answer }) => ({ ...answer, response: response ?? {}, attemptId: id }))) });
  }
  await made.fix((given) => given.map((question) => (question.type === "shortText" ? { ...question, accepted: [{ text: "Quito" }] } : question)));
  const { questions } = await loadSubject(database.db, made.ofQuiz);
  return { ...made, rules: regradeRulesSchema.parse(JSON.parse(JSON.stringify(toRules(questions, [])))) };
}

describe("the effect of a regrade on more attempts than are read at once", () => {
  it("is the same as of all of them, page by page, in the order of their ids", async () => {
    const { lessonId, rules } = await scene(201);
    for (const onlyRaises of [null, true, false]) {
      const whole = await computeEffect(database.db, { lessonId, rules, onlyRaises }, 10_000);
      expect(whole).toMatchObject({ wouldLower: true, counts: { attempts: 603, raised: 201, lowered: onlyRaises === false ? 201 : 0 }, changed: onlyRaises === false ? 402 : 201 });
      for (const atOnce of [undefined, 7, 603]) expect(await computeEffect(database.db, { lessonId, rules, onlyRaises }, atOnce), `${onlyRaises} ${atOnce}`).toEqual(whole);
      const seen: string[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const { page, nextCursor }: Awaited<ReturnType<typeof computeEffect>> = await computeEffect(database.db, { lessonId, rules, onlyRaises, cursor });
        expect(page.length).toBeLessThanOrEqual(REGRADE_PAGE);
        seen.push(...page.map(({ attempt }) => attempt.id));
        cursor = nextCursor;
      }
      expect(seen).toEqual([...new Set(seen)].toSorted((one, other) => (one < other ? -1 : 1)));
      expect(seen).toHaveLength(whole.changed);
    }
  }, 60_000);

  it("is read in parts", async () => {
    const { lessonId, rules } = await scene(4);
    const statements = (atOnce: number) => countStatements(() => computeEffect(database.db, { lessonId, rules, onlyRaises: null }, atOnce));
    const whole = await statements(100);
    expect(await statements(5), "two parts more, of attempts and of their answers").toBe(whole + 4);
    expect(whole).toBe(2);
  });
});
