import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/time";
import { system } from "@/server/access";
import { getLessonPage } from "@/server/learning";
import { countStatements } from "@/tests/harness/count-statements";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { expectSilent } from "@/tests/harness/expect-silent";
import { MARKED_QUESTIONS, markingScene } from "@/tests/harness/marking-scene";
import { EVERY_QUESTION, quizScene, rightAnswer } from "@/tests/harness/quiz-scene";
import { getAttemptReview } from "../queries/get-attempt-review";
import { getNextCard } from "../queries/get-next-card";
import { leaveSection } from "./leave-section";
import { makeCards } from "./make-cards";
import { saveAnswer } from "./save-answer";
import { startAnswerFile } from "./start-answer-file";
import { startAttempt } from "./start-attempt";
import { submitAttempt } from "./submit-attempt";
import { submitDueAttempt } from "./submit-due-attempt";
import { tryProgram } from "./try-program";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

type Content = NonNullable<Parameters<typeof quizScene>[1]>;

/** Of ten places: the text and a question before all sections, then two sections of four each. */
const SECTIONS: NonNullable<Content["sections"]> = [
  { id: "qsc_first", title: "Primera parte", from: 2, instructions: "Lee el **pasaje uno**." },
  { id: "qsc_last", title: "Segunda parte", from: 6, instructions: "Lee el pasaje dos." },
];

const scene = (content: Content = {}) => quizScene(database.db, { sections: SECTIONS, ...content });
const inTurn = (content: Content = {}) => scene({ sectionsInTurn: true, ...content });

describe("a quiz in sections", () => {
  it("is asked section by section, each under what it says, and tells what each gave", async () => {
    const { page, begin, take, ctx, address } = await scene({ shuffle: true });
    expect((await page()).rules).toMatchObject({
      questionCount: 9, points: 13, sectionsInTurn: false,
      sections: [{ title: "", questionCount: 1, points: 1 }, { title: "Primera parte", questionCount: 4, points: 5 }, { title: "Segunda parte", questionCount: 4, points: 7 }],
    });
    const open = await begin();
    expect(open.inTurn).toBeNull();
    expect(open.sections.map(({ title, state, places }) => [title, state, places.toSorted()])).toEqual([["", "open", [0, 1]], ["Primera parte", "open", [2, 3, 4, 5]], ["Segunda parte", "open", [6, 7, 8, 9]]]);
    expect(open.sections[1]?.instructions).toContain("<strong>pasaje uno</strong>");
    expect(open.questions.map(({ place }) => place)).toEqual(open.sections.flatMap(({ places }) => places));
    expectSilent(open, "the open attempt");
    const { attemptId } = await take([1, 2, 3]);
    const [submitted] = (await page()).standing?.submitted ?? [];
    expect(submitted).toMatchObject({ points: 4, sections: [{ title: "Primera parte", points: 3, maxPoints: 5 }, { title: "Segunda parte", points: 0, maxPoints: 7 }] });
    const review = await getAttemptReview(ctx, { attemptId });
    expect(review.flatMap(({ section }, index) => (section ? [[index, section.title]] : []))).toEqual([[1, "Primera parte"], [5, "Segunda parte"]]);
    expect(await countStatements(() => Promise.all([getLessonPage(ctx, address), page()]))).toBeLessThanOrEqual(8);
  });

  it("asks some of a section, other ones in each attempt, and writes down which for statistics", async () => {
    const { begin, ctx, page } = await scene({ questions: Array.from({ length: 6 }, () => EVERY_QUESTION[3] ?? []).flat(), sections: [{ id: "qsc_some", title: "Algunas", from: 0, draw: 2 }] });
    expect((await page()).rules).toMatchObject({ questionCount: 2, points: 2 });
    const { attemptId, questions } = await begin();
    expect(questions).toHaveLength(2);
    const { asked } = await database.db.quizAttempt.findUniqueOrThrow({ where: { id: attemptId }, select: { asked: true } });
    expect(asked).toEqual(questions.map(({ place }) => place));
    const other = [0, 1, 2, 3, 4, 5].find((place) => !asked.includes(place)) ?? 0;
    await expect(saveAnswer(ctx, { attemptId, place: other, sequence: 1, response: { type: "boolean", value: true } })).rejects.toMatchObject({ code: "assessment.answer_refused" });
  });

  it("brings what was missed back together with what its section says", async () => {
    const { take, ctx, base } = await scene();
    const { attemptId } = await take([1]);
    await makeCards(base.as(system("test")), { attemptId });
    expect((await getNextCard(ctx)).card?.instructions).toMatch(/pasaje/);
  });
});

describe("sections that open one after the other", () => {
  it("keep the questions of a later one, and of one that was left, on the server", async () => {
    const { begin, page, ctx, address } = await inTurn({ questions: EVERY_QUESTION.map((question, index) => ({ ...question, title: null, prompt: { ...question.prompt, text: `PLACE${index} ${question.prompt.text}` } })) });
    const seen = (payload: unknown) => [...new Set(JSON.stringify(payload).match(/PLACE\d/g))].toSorted();
    expect(seen([await page(), await startAttempt(ctx, address)])).toEqual([]);
    const first = await begin();
    expect(first.inTurn).toBe(0);
    expect(seen([await page(), await getLessonPage(ctx, address)])).toEqual(["PLACE0", "PLACE1"]);
    expect(JSON.stringify(await page())).not.toContain("pasaje");
    expect(first.sections.map(({ state, questionCount }) => [state, questionCount])).toEqual([["open", 1], ["later", 4], ["later", 4]]);
    const { attemptId } = first;
    const later = (place: number) => saveAnswer(ctx, { attemptId, place, sequence: 1, response: { type: "boolean", value: true } });
    const refusal = await later(3).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "assessment.answer_refused" });
    expect(seen(refusal)).toEqual([]);
    await expect(startAnswerFile(ctx, { attemptId, place: 7, name: "a.pdf", bytes: 10 })).rejects.toMatchObject({ code: "assessment.answer_refused" });
    await expect(tryProgram(ctx, { attemptId, place: 7, language: "python", source: "1" })).rejects.toMatchObject({ code: "assessment.answer_refused" });
    expect(await leaveSection(ctx, { attemptId, section: 0 })).toEqual({ state: "open", section: 1 });
    expect(seen(await page())).toEqual(["PLACE2", "PLACE3", "PLACE4", "PLACE5"]);
    expect(JSON.stringify(await page())).toContain("pasaje uno");
    expect(JSON.stringify(await page())).not.toContain("pasaje dos");
    expectSilent((await page()).standing?.open, "the second section");
  });

  it("take no answer to one that was left, keep what it had, and count it", async () => {
    const { begin, page, ctx } = await inTurn();
    const { attemptId, questions } = await begin();
    const [only] = questions.filter(({ place }) => place === 1);
    if (!only) throw new Error("nothing to answer");
    await saveAnswer(ctx, { attemptId, place: 1, sequence: 1, response: rightAnswer(only) });
    await leaveSection(ctx, { attemptId, section: 0 });
    expect(await saveAnswer(ctx, { attemptId, place: 1, sequence: 2, response: { type: "single", choice: null } }), "of a tab that was left behind").toEqual({ state: "closed" });
    expect(await leaveSection(ctx, { attemptId, section: 0 }), "said again").toEqual({ state: "open", section: 1 });
    await expect(leaveSection(ctx, { attemptId, section: 2 }), "one that is not open").rejects.toMatchObject({ code: "assessment.answer_refused" });
    await Promise.all([leaveSection(ctx, { attemptId, section: 1 }), leaveSection(ctx, { attemptId, section: 1 })]);
    expect((await page()).standing?.open).toMatchObject({ inTurn: 2, sections: [{ state: "closed" }, { state: "closed" }, { state: "open" }] });
    await expect(leaveSection(ctx, { attemptId, section: 2 }), "the last one").rejects.toMatchObject({ code: "assessment.answer_refused" });
    await submitAttempt(ctx, { attemptId });
    expect((await page()).standing?.submitted).toMatchObject([{ points: 1, maxPoints: 13 }]);
    expect(await leaveSection(ctx, { attemptId, section: 2 })).toEqual({ state: "ended" });
  });

  it("are not left while a file of theirs is looked at", async () => {
    const [truth] = MARKED_QUESTIONS;
    if (!truth) throw new Error("no question");
    const { bring, answer, ctx, address } = await markingScene(database.db, { questions: [...MARKED_QUESTIONS, truth], sectionsInTurn: true, sections: [{ id: "qsc_a", title: "Uno", from: 0 }, { id: "qsc_b", title: "Dos", from: 3 }] });
    const { attemptId } = await startAttempt(ctx, address);
    await answer(attemptId, 2, { type: "file", files: [await bring(attemptId, "foto.png", { isChecked: false })] });
    await expect(leaveSection(ctx, { attemptId, section: 0 })).rejects.toMatchObject({ code: "assessment.files_not_ready" });
    await answer(attemptId, 2, { type: "file", files: [] }, 2);
    expect(await leaveSection(ctx, { attemptId, section: 0 })).toEqual({ state: "open", section: 1 });
    expect(await submitAttempt(ctx, { attemptId })).toEqual({ passed: false });
  });

  it("end with the clock wherever the learner is", async () => {
    const { begin, ctx } = await inTurn({ timeLimitMinutes: 5 });
    const { attemptId } = await begin();
    await saveAnswer(ctx, { attemptId, place: 1, sequence: 1, response: { type: "single", choice: null } });
    ctx.clock.advance(6 * MINUTE_MS);
    expect(await leaveSection(ctx, { attemptId, section: 0 })).toEqual({ state: "ended" });
    const other = await inTurn({ timeLimitMinutes: 5 });
    const open = await other.begin();
    other.ctx.clock.advance(6 * MINUTE_MS);
    expect(await submitDueAttempt(other.base.as(system("test")), { attemptId: open.attemptId })).toEqual({ submitted: true });
    expect((await database.db.quizAttempt.findUniqueOrThrow({ where: { id: open.attemptId } })).maxPoints).toBe(13);
  });

  it("are nobody else's to leave, and none are left where all lies open", async () => {
    const { begin } = await inTurn();
    const { attemptId } = await begin();
    const stranger = await scene();
    await expect(leaveSection(stranger.ctx, { attemptId, section: 0 })).rejects.toMatchObject({ kind: "not_found" });
    const open = await stranger.begin();
    await expect(leaveSection(stranger.ctx, { attemptId: open.attemptId, section: 0 })).rejects.toMatchObject({ code: "assessment.answer_refused" });
  });
});
