import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quizContentSchema, DEFAULT_QUIZ_SETTINGS } from "@/lib/schemas/lesson-content";
import type { RegradeRule } from "@/lib/schemas/regrade";
import { EVERY_QUESTION } from "@/tests/harness/quiz-scene";
import { presentQuestion } from "../present-question";
import { placesOf } from "./places";
import { scoreAttempt, scoreSections } from "./score-attempt";
import { toTaken, type TakenQuiz } from "./taken-quiz";

const text = (words: string) => ({ format: "plain" as const, text: words });
const points = fc.integer({ min: 0, max: 1_000 }).map((thousandths) => thousandths / 100);

/** A quiz of statements that are all true, with points of two decimals. */
function quizOf(worth: readonly number[], passingScore: number): TakenQuiz {
  return toTaken(quizContentSchema.parse({ kind: "quiz", ...DEFAULT_QUIZ_SETTINGS, passingScore, questions: worth.map((each) => ({ type: "boolean", prompt: text("?"), correct: true, points: each })) }));
}

/** An attempt with this seed, and the place of each hint that was shown. */
const asked = (seed: string, hints: number[] = [], latePercent = 0) => ({ seed, hints, latePercent });

const given = (answers: readonly (boolean | null)[]) => answers.flatMap((value, place) => (value === null ? [] : [{ place, response: { type: "boolean", value } }]));
const answer = fc.constantFrom(true, false, null);

describe("the points of an attempt", () => {
  it("are exactly the sum of what was right, out of the sum of all, in whatever order it was answered", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(points, answer), { minLength: 1, maxLength: 40 }), fc.integer({ min: 0, max: 100 }), (questions, passingScore) => {
        const quiz = quizOf(questions.map(([worth]) => worth), passingScore);
        const answers = given(questions.map(([, each]) => each));
        const result = scoreAttempt(quiz, asked("seed"), answers);
        const cents = (worth: number) => Math.round(worth * 100);
        const right = questions.filter(([, each]) => each === true).reduce((sum, [worth]) => sum + cents(worth), 0);
        const all = questions.reduce((sum, [worth]) => sum + cents(worth), 0);
        expect(result.points).toBe(right / 100);
        expect(result.maxPoints).toBe(all / 100);
        expect(result.passed).toBe(right * 100 >= all * passingScore);
        expect(scoreAttempt(quiz, asked("other"), answers.toReversed())).toMatchObject({ points: result.points, passed: result.passed });
      }),
    );
  });

  it("never fall by one more right answer, nor by what nobody asked", () => {
    fc.assert(
      fc.property(fc.array(points, { minLength: 2, maxLength: 20 }), fc.integer({ min: 0, max: 19 }), (worth, at) => {
        const quiz = quizOf(worth, 60);
        const place = at % worth.length;
        const before = scoreAttempt(quiz, asked("seed"), given(worth.map((_, index) => (index === place ? null : index % 2 === 0))));
        const after = scoreAttempt(quiz, asked("seed"), [...given(worth.map((_, index) => (index === place ? true : index % 2 === 0))), { place: 999, response: { type: "boolean", value: true } }]);
        expect(after.points).toBeGreaterThanOrEqual(before.points);
        expect(after.points).toBeLessThanOrEqual(after.maxPoints);
      }),
    );
  });

  it("keep their points when they are late, and pass by what is left of them", () => {
    fc.assert(
      fc.property(fc.array(points, { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (worth, passingScore, latePercent) => {
        const answers = given(worth.map((_, index) => index % 3 !== 0));
        const inTime = scoreAttempt(quizOf(worth, passingScore), asked("seed"), answers);
        const late = scoreAttempt(quizOf(worth, passingScore), asked("seed", [], latePercent), answers);
        expect(late).toEqual({ ...inTime, passed: late.passed });
        expect(late.passed, "lateness never helps").toBe(late.passed && inTime.passed);
        if (latePercent === 100 && passingScore > 0 && inTime.maxPoints > 0) expect(late.passed).toBe(false);
      }),
    );
    const half = (latePercent: number) => scoreAttempt(quizOf([2, 2], 50), asked("s", [], latePercent), given([true, true])).passed;
    expect([half(0), half(50), half(51)]).toEqual([true, true, false]);
  });

  it("pass at the share to the point, where floating numbers would miss it", () => {
    expect(scoreAttempt(quizOf([0.1, 0.2, 0.3], 50), asked("s"), given([true, true, false]))).toMatchObject({ points: 0.3, maxPoints: 0.6, passed: true });
    expect(scoreAttempt(quizOf([1, 1, 1], 34), asked("s"), given([true, false, false])).passed).toBe(false);
    expect(scoreAttempt(quizOf([0], 100), asked("s"), []).passed, "all of nothing").toBe(true);
  });
});

describe("the order of an attempt", () => {
  const quiz = toTaken(quizContentSchema.parse({ kind: "quiz", ...DEFAULT_QUIZ_SETTINGS, questions: EVERY_QUESTION }));

  it("asks each question once, and the same for the same seed", () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (seed, shuffle) => {
        const places = placesOf({ ...quiz, shuffle }, seed);
        expect(places.toSorted((one, other) => one - other)).toEqual(quiz.questions.map((_, place) => place));
        expect(placesOf({ ...quiz, shuffle }, seed)).toEqual(places);
        expect(places[0], "text stays before what it is about").toBe(0);
        if (!shuffle) expect(places).toEqual(quiz.questions.map((_, place) => place));
      }),
    );
  });

  it("shows every question that an attempt can ask", () => {
    for (const question of quiz.questions) expect(() => presentQuestion(question, { seed: "s", shuffles: true })).not.toThrow();
  });
});

describe("what a person marks", () => {
  const quiz = toTaken(quizContentSchema.parse({
    kind: "quiz", ...DEFAULT_QUIZ_SETTINGS, passingScore: 50,
    questions: [{ type: "boolean", prompt: text("?"), correct: true, points: 0.1 }, { type: "essay", prompt: text("?"), points: 0.2 }, { type: "file", prompt: text("?"), points: 0.7 }],
  }));
  const answers = [{ place: 0, response: { type: "boolean", value: true } }, { place: 1, response: { type: "essay", text: "Uno" } }, { place: 2, response: { type: "file", files: ["fil_1"] } }];

  it("waits without points until they are given, and is no more than it is worth", () => {
    expect(scoreAttempt(quiz, asked("s"), answers)).toMatchObject({ points: 0.1, maxPoints: 1, knownMax: 0.1, toMark: [1, 2], scores: [{ place: 0, points: 0.1 }] });
    expect(scoreAttempt(quiz, asked("s"), answers, { given: [{ place: 1, points: 0.2 }] })).toMatchObject({ points: 0.3, knownMax: 0.3, toMark: [2] });
    expect(scoreAttempt(quiz, asked("s"), answers, { given: [{ place: 1, points: 9 }, { place: 2, points: 0.3 }] })).toMatchObject({ points: 0.6, passed: true, toMark: [], knownMax: 1 });
  });

  it("says nothing when it is blank: none of it waits, and nothing that is given to it counts", () => {
    const blank = [{ place: 1, response: { type: "essay", text: " \n" } }, { place: 2, response: { type: "file", files: [] } }];
    expect(scoreAttempt(quiz, asked("s"), blank, { given: [{ place: 1, points: 0.2 }] })).toMatchObject({ points: 0, toMark: [], knownMax: 1 });
    expect(scoreAttempt(quiz, asked("s"), [])).toMatchObject({ toMark: [], knownMax: 1 });
  });
});

describe("hints that were shown", () => {
  const costs = fc.array(fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10), { maxLength: 5 });
  const hintsOf = (each: readonly number[]) => each.map((cost) => ({ text: text("…"), cost }));
  const withHints = (questions: readonly (readonly [number, readonly number[]])[]): TakenQuiz => {
    const quiz = quizOf(questions.map(([worth]) => worth), 60);
    return { ...quiz, sections: [{ id: "qsc_a", title: "A", from: 0, instructions: "", shuffle: false, draw: null }], questions: quiz.questions.map((question, place) => ({ ...question, hints: hintsOf(questions[place]?.[1] ?? []) })) };
  };
  const taken = fc.array(fc.tuple(points, costs, answer, fc.nat(6)), { minLength: 1, maxLength: 12 });

  it("cost their share of what was right, together never more than all of it, in whatever order they were asked for", () => {
    fc.assert(
      fc.property(taken, (questions) => {
        const quiz = withHints(questions.map(([worth, each]) => [worth, each] as const));
        const answers = given(questions.map(([, , said]) => said));
        const shown = questions.flatMap(([, each, , count], place) => Array.from({ length: Math.min(count, each.length) }, () => place));
        const result = scoreAttempt(quiz, asked("s", shown), answers);
        const thousandths = questions.reduce((sum, [worth, each, said, count]) => {
          const cost = each.slice(0, count).reduce((all, one) => all + Math.round(one * 10), 0);
          return sum + (said === true ? Math.round(worth * 100) * Math.max(0, 10 - cost) : 0);
        }, 0);
        expect(result.points).toBe(thousandths / 1_000);
        for (const { place, points: got } of result.scores) {
          expect(got).toBeGreaterThanOrEqual(0);
          expect(got).toBeLessThanOrEqual(questions[place]?.[0] ?? 0);
        }
        const without = scoreAttempt(quiz, asked("s"), answers);
        expect(result.points).toBeLessThanOrEqual(without.points);
        expect(result.maxPoints).toBe(without.maxPoints);
        expect(scoreAttempt(quiz, asked("other", shown.toReversed()), answers)).toEqual(result);
        expect(scoreSections(quiz, asked("s", shown), answers)).toEqual([{ title: "A", points: result.points, maxPoints: result.maxPoints }]);
      }),
    );
  });

  it("cost the same by a corrected key, whatever hints that has, and nothing where everybody has all points or none", () => {
    const quiz = withHints([[2, [0.25, 1]]]);
    const [question] = quiz.questions;
    if (question?.type !== "boolean") throw new Error("no question");
    const under = (rule: RegradeRule) => scoreAttempt(quiz, asked("s", [0]), given([false]).map((each) => ({ ...each, points: 0 })), { rules: new Map([[0, rule]]) });
    expect(under({ mode: "key", question: { ...question, correct: false, points: 4, hints: hintsOf([1]) } })).toMatchObject({ points: 3, maxPoints: 4 });
    expect(under({ mode: "full" })).toMatchObject({ points: 2, maxPoints: 2 });
    expect(under({ mode: "exclude" })).toMatchObject({ points: 0, maxPoints: 0 });
  });

  it("cost their share of what a question is worth, out of what a person gave", () => {
    const essay = toTaken(quizContentSchema.parse({ kind: "quiz", ...DEFAULT_QUIZ_SETTINGS, questions: [{ type: "essay", prompt: text("?"), points: 4, hints: hintsOf([0.25, 0.5]) }] }));
    const points = (gave: number, shown: number[]) => scoreAttempt(essay, asked("s", shown), [{ place: 0, response: { type: "essay", text: "Uno" } }], { given: [{ place: 0, points: gave }] }).points;
    expect([points(3, []), points(3, [0]), points(3, [0, 0]), points(9, [0]), points(1, [0, 0])]).toEqual([3, 2, 0, 3, 0]);
  });
});

describe("an attempt under the rules of a regrade", () => {
  const truths = fc.array(fc.tuple(points, answer, fc.constantFrom("none", "key", "full", "exclude")), { minLength: 1, maxLength: 20 });
  const ruleFor = (quiz: TakenQuiz, place: number, mode: string): RegradeRule | null => {
    const question = quiz.questions[place];
    if (mode === "key" && question?.type === "boolean") return { mode, question: { ...question, correct: false } };
    return mode === "full" || mode === "exclude" ? { mode } : null;
  };

  it("has what the rules say for each question, and what it had where none speaks", () => {
    fc.assert(
      fc.property(truths, (questions) => {
        const quiz = quizOf(questions.map(([worth]) => worth), 60);
        const answers = given(questions.map(([, each]) => each));
        const before = scoreAttempt(quiz, asked("seed"), answers);
        const scored = answers.map((each) => ({ ...each, points: before.scores.find(({ place }) => place === each.place)?.points ?? null }));
        const rules = new Map(questions.flatMap(([, , mode], place) => [ruleFor(quiz, place, mode)].flatMap((rule) => (rule ? [[place, rule] as const] : []))));
        const cents = (worth: number) => Math.round(worth * 100);
        const hits = { none: (said: boolean | null) => said === true, key: (said: boolean | null) => said === false, full: () => true, exclude: () => false };
        const right = questions.reduce((sum, [worth, said, mode]) => sum + (hits[mode](said) ? cents(worth) : 0), 0);
        const all = questions.reduce((sum, [worth, , mode]) => sum + (mode === "exclude" ? 0 : cents(worth)), 0);
        const after = scoreAttempt(quiz, asked("seed"), scored, { rules });
        expect([after.points, after.maxPoints]).toEqual([right / 100, all / 100]);
        const kept = scored.map((each) => ({ ...each, points: after.scores.find(({ place }) => place === each.place)?.points ?? null }));
        expect(scoreAttempt(quiz, asked("seed"), kept, { rules }), "twice is once").toEqual(after);
      }),
    );
  });

  it("keeps what it had where the corrected question says nothing about the answer, and a program whose tests are others", () => {
    const quiz = quizOf([2], 60);
    const other = quizContentSchema.parse({ kind: "quiz", ...DEFAULT_QUIZ_SETTINGS, questions: [{ type: "numeric", prompt: text("?"), points: 5, accepted: [{ kind: "value", value: 1 }] }] }).questions[0];
    if (!other) throw new Error("no question");
    expect(scoreAttempt(quiz, asked("s"), given([true]), { rules: new Map([[0, { mode: "key", question: other }]]) })).toMatchObject({ points: 2, maxPoints: 2 });
    const code = (expected: number, weight: number) => ({
      type: "code" as const, prompt: text("f"), points: 4, languages: [{ language: "python" }],
      tests: [{ id: "a", name: "a", function: "f", args: [], expected }, { id: "b", name: "b", function: "f", args: [1], expected: 1, weight }],
    });
    const [first, weighted, changed] = quizContentSchema.parse({ kind: "quiz", ...DEFAULT_QUIZ_SETTINGS, questions: [code(0, 1), code(0, 3), code(9, 1)] }).questions;
    if (!first || !weighted || !changed) throw new Error("no question");
    const program = { place: 0, response: { type: "program", language: "python", source: "def f(): return 0", results: [{ test: "a", passed: true }, { test: "b", passed: false }] } };
    const codeQuiz = { ...quiz, questions: [first] };
    expect(scoreAttempt(codeQuiz, asked("s"), [program]).points).toBe(2);
    expect(scoreAttempt(codeQuiz, asked("s"), [program], { rules: new Map([[0, { mode: "key", question: weighted }]]) }).points, "other weights").toBe(1);
    expect(scoreAttempt(codeQuiz, asked("s"), [program], { rules: new Map([[0, { mode: "key", question: changed }]]) }).points, "another test").toBe(2);
  });
});
