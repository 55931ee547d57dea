import { describe, expect, it } from "vitest";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { FAULTY, regradeScene } from "@/tests/harness/regrade-scene";
import { getGradebook } from "../queries/get-gradebook";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

describe("a regrade that leaves nothing of some attempts", () => {
  it("says of how many before it is done; they pass, and no grade comes of them", async () => {
    const { take, enrol, begin, submit, effect, nameOf, regradePage, regrade, stored, grader, courseId, lessonId } = await regradeScene(database.db, { questions: (FAULTY.questions ?? []).slice(0, 2), passingScore: 80 });
    const [half, none] = [await take({ truth: true }), await take({})];
    expect(await effect([{ question: await nameOf(0), mode: "exclude" }], false)).toMatchObject({ nothingLeft: 0, changed: 2, average: { before: 25, after: 0 } });
    const late = await enrol();
    const open = await begin(late, { truth: false });
    const choices = (await regradePage()).questions.map(({ name }) => ({ question: name, mode: "exclude" as const }));
    const seen = await effect(choices);
    expect(seen).toMatchObject({ nothingLeft: 2, wouldLower: false, counts: { attempts: 2, nowPassed: 2 }, average: { before: 25, after: null } });
    expect(seen.rows.map(({ after }) => after)).toEqual([{ points: 0, maxPoints: 0, passed: true }, { points: 0, maxPoints: 0, passed: true }]);
    await regrade(choices);
    expect(await submit(late, open)).toEqual({ passed: true });
    for (const attemptId of [half.attemptId, none.attemptId, open]) expect(await stored(attemptId)).toMatchObject({ points: 0, maxPoints: 0, passed: true });
    expect(await database.db.lessonProgress.count({ where: { lessonId, completedAt: { not: null } } })).toBe(3);
    const { items, rows } = await getGradebook(grader, { courseId });
    expect(rows.map(({ percent, cells }) => [percent, cells[items.findIndex(({ itemId }) => itemId === lessonId)]?.state])).toEqual([[null, "none"], [null, "none"], [null, "none"]]);
    expect(await effect(choices), "once it is so it is nothing new").toMatchObject({ nothingLeft: 0, changed: 0 });
  });
});
