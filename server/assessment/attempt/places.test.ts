import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_QUIZ_SETTINGS, quizContentSchema, type QuizDraw } from "@/lib/schemas/lesson-content";
import { questionSchema, type Question } from "@/lib/schemas/questions";
import { askedAt, asksSome, attemptParts, openPart, placesOf, sectionHolding, sectionOf, stateAt } from "./places";
import { scoreAttempt, scoreSections } from "./score-attempt";
import { toTaken, type TakenQuiz } from "./taken-quiz";

const truth = (name: string, points: number): Question => questionSchema.parse({ type: "boolean", prompt: { format: "plain", text: name }, correct: true, points, bank: { id: "bnk_a", question: `bkq_${name}`, version: 1 } });
const drawOf = (id: string, changes: Partial<QuizDraw>, names: string[]): QuizDraw => ({ id: `drw_${id}`, title: "", before: 0, count: 2, points: 3, tags: [], difficulty: null, bank: { id: "bnk_a", title: "A" }, pool: names.map((name) => truth(name, 3)), ...changes });
const quizOf = (fixed: string[], draws: QuizDraw[], shuffle: boolean): TakenQuiz => toTaken(quizContentSchema.parse({ kind: "quiz", ...DEFAULT_QUIZ_SETTINGS, shuffle, questions: fixed.map((name) => truth(name, 1)), draws }));
const names = (quiz: TakenQuiz, seed: string): string[] => placesOf(quiz, seed).map((place) => quiz.questions[place]?.prompt.text ?? "?");

const FIXED = ["f1", "f2", "f3"];
const POOL = ["a", "b", "c", "d", "e"];

describe("an attempt of a quiz that draws", () => {
  it("asks every fixed question and so many of each pool, where their author put them", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 5 }), (seed, before, count) => {
        const quiz = quizOf(FIXED, [drawOf("1", { before, count }, POOL)], false);
        const asked = names(quiz, seed);
        const drawn = asked.slice(before, before + count);
        expect(asked).toEqual([...FIXED.slice(0, before), ...drawn, ...FIXED.slice(before)]);
        expect(new Set(drawn).size).toBe(count);
        expect(drawn.every((name) => POOL.includes(name))).toBe(true);
        expect(names(quizOf(FIXED, [drawOf("1", { before, count }, POOL.toReversed())], false), seed), "whatever the pool's order").toEqual(asked);
      }),
    );
  });

  it("keeps a section together when the others are shuffled, and names it", () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const quiz = quizOf(FIXED, [drawOf("1", { before: 2, title: "Sección" }, POOL), drawOf("2", { before: 3, count: 1 }, ["x", "y"])], true);
        const places = placesOf(quiz, seed);
        const sections = places.map((place) => sectionOf(quiz, place));
        expect(sections.slice(2, 4)).toEqual(["Sección", "Sección"]);
        expect(sections.filter((section) => section !== null)).toHaveLength(2);
        expect(names(quiz, seed).slice(0, 2).toSorted()).toEqual(["f1", "f2"]);
        expect(names(quiz, seed).slice(4)).toHaveLength(2);
      }),
    );
  });

  it("is worth the same whatever it draws, and counts no answer to what it did not ask", () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const quiz = quizOf(FIXED, [drawOf("1", { before: 1 }, POOL)], true);
        const answers = quiz.questions.map((_, place) => ({ place, response: { type: "boolean" as const, value: true } }));
        expect(scoreAttempt(quiz, { seed, hints: [], latePercent: 0 }, answers)).toMatchObject({ points: 9, maxPoints: 9, passed: true });
        expect(quiz.questions.filter((_, place) => askedAt(quiz, { seed, section: 0 }, place))).toHaveLength(5);
      }),
    );
  });

  it("draws nothing that is asked anyway, and what there is where there is too little", () => {
    const quiz = quizOf(["a"], [drawOf("1", { count: 3 }, ["a", "b"]), drawOf("2", { count: 1 }, ["b"])], false);
    expect(names(quiz, "seed").toSorted()).toEqual(["a", "b"]);
  });
});

describe("an attempt of a quiz in sections", () => {
  const section = (id: string, from: number, more: object = {}) => ({ id: `qsc_${id}`, title: id, from, ...more });
  const cut = (fixed: string[], sections: object[], { draws = [], shuffle = false, ...more }: { draws?: QuizDraw[]; shuffle?: boolean; sectionsInTurn?: true } = {}): TakenQuiz =>
    toTaken(quizContentSchema.parse({ kind: "quiz", ...DEFAULT_QUIZ_SETTINGS, shuffle, questions: fixed.map((name) => truth(name, 1)), draws, sections, ...more }));
  const parts = (quiz: TakenQuiz, seed: string) => attemptParts(quiz, seed).map(({ section: of, places }) => [of?.title ?? "", places.map((place) => quiz.questions[place]?.prompt.text)] as const);
  const FIVE = ["q1", "q2", "q3", "q4", "q5"];

  it("asks the same as without them, section by section, with what is drawn at its place in its own", () => {
    const draws = [drawOf("1", { before: 3, count: 2, section: "qsc_A" }, ["x", "y"]), drawOf("2", { before: 3, count: 1 }, ["z"])];
    const quiz = cut(FIVE, [section("A", 1), section("empty", 3), section("B", 3)], { draws });
    const shown = parts(quiz, "seed");
    expect(shown.map(([title]) => title)).toEqual(["", "A", "B"]);
    expect(shown[1]?.[1].slice(0, 2)).toEqual(["q2", "q3"]);
    expect(shown[1]?.[1].slice(2)).toHaveLength(2);
    expect(shown[2]?.[1]).toEqual(["z", "q4", "q5"]);
    expect(quiz.questions.map((_, place) => sectionHolding(quiz, place)?.title)).toEqual([undefined, "A", "A", "B", "B", "A", "A", "B"]);
  });

  it("shuffles and draws within a section, never across, and is worth the same", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 3 }), (seed, draw) => {
        const quiz = cut(FIVE, [section("A", 0, { shuffle: true }), section("B", 2, { draw })]);
        const [first, second] = parts(quiz, seed);
        expect(first?.[1].toSorted()).toEqual(["q1", "q2"]);
        const asked = second?.[1] ?? [];
        expect(asked, "in their author's order").toEqual(FIVE.slice(2).filter((name) => asked.includes(name)));
        expect(asked).toHaveLength(draw);
        const answers = quiz.questions.map((_, place) => ({ place, response: { type: "boolean" as const, value: true } }));
        expect(scoreAttempt(quiz, { seed, hints: [], latePercent: 0 }, answers)).toMatchObject({ points: 2 + draw, maxPoints: 2 + draw });
        expect(scoreSections(quiz, { seed, hints: [] }, answers.slice(0, 1))).toEqual([{ title: "A", points: 1, maxPoints: 2 }, { title: "B", points: 0, maxPoints: draw }]);
      }),
    );
    const seeds = Array.from({ length: 40 }, (_, index) => parts(cut(FIVE, [section("A", 0, { shuffle: true }), section("B", 2, { draw: 1 })]), String(index)));
    expect(new Set(seeds.map((shown) => JSON.stringify(shown[0]))).size).toBe(2);
    expect(new Set(seeds.map((shown) => JSON.stringify(shown[1]))).size).toBe(3);
    expect(asksSome(cut(FIVE, [section("A", 0)]))).toBe(false);
  });

  it("opens one section after the other where its author says so", () => {
    const quiz = cut(FIVE, [section("A", 0), section("none", 2), section("B", 2)], { sectionsInTurn: true });
    const states = (at: number) => FIVE.map((_, place) => stateAt(quiz, { seed: "s", section: at }, place));
    expect(states(0)).toEqual(["open", "open", "later", "later", "later"]);
    expect(states(1)).toEqual(["closed", "closed", "open", "open", "open"]);
    expect(openPart(quiz, { seed: "s", section: 1 })?.section?.title).toBe("B");
    expect(askedAt(quiz, { seed: "s", section: 0 }, 2)).toBeUndefined();
    expect(stateAt(quiz, { seed: "s", section: 0 }, 9)).toBeNull();
    expect(openPart(cut(FIVE, [section("A", 0)]), { seed: "s", section: 0 })).toBeNull();
  });
});
