import { expect, it } from "vitest";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { interruptedAt } from "@/tests/harness/interrupt";
import { regradeScene } from "@/tests/harness/regrade-scene";
import { getRegradePage } from "./get-regrade-page";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

it("is never half of before and half of after, wherever the job ends a regrade while it is read", async () => {
  const { take, fix, start, apply, grader, ofQuiz } = await regradeScene(database.db);
  await take({ city: "Quito" });
  const cities = ["Quito", "Loja", "Cuenca", "Ambato", "Manta", "Ibarra", "Tena", "Puyo", "Macas", "Zamora", "Azogues", "Guaranda", "Babahoyo", "Nueva Loja"];
  let hasHappened = true;
  for (let place = 0; hasHappened; place += 1) {
    await fix((given) => given.map((question) => (question.type === "shortText" ? { ...question, accepted: [{ text: cities[place] ?? "" }] } : question)));
    const { regradeId } = await start();
    const interrupted = interruptedAt(database.db, place, () => apply(regradeId));
    const page = await getRegradePage({ ...grader, db: interrupted.db }, ofQuiz);
    hasHappened = interrupted.hasHappened();
    expect(page.past.some(({ appliedAt }) => appliedAt === null), `before read ${place}`).toBe(page.isApplying);
    expect(page.isApplying || page.questions.some(({ scoredBy }) => scoredBy === "key"), `before read ${place}`).toBe(true);
    if (!hasHappened) await apply(regradeId);
    expect(place, "reads to come between").toBeLessThan(cities.length);
  }
});
