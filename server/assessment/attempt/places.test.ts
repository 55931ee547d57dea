import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_QUIZ_SETTINGS, quizContentSchema, type QuizDraw } from "@/lib/schemas/lesson-content";
import { questionSchema, type Question } from "@/lib/schemas/questions";
import { askedAt, placesOf, sectionOf } from "./places";
import { scoreAttempt } from "./score-attempt";
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
        expect(scoreAttempt(quiz, seed, answers)).toMatchObject({ points: 9, maxPoints: 9, passed: true });
        expect(quiz.questions.filter((_, place) => askedAt(quiz, seed, place))).toHaveLength(5);
      }),
    );
  });

  it("draws nothing that is asked anyway, and what there is where there is too little", () => {
    const quiz = quizOf(["a"], [drawOf("1", { count: 3 }, ["a", "b"]), drawOf("2", { count: 1 }, ["b"])], false);
    expect(names(quiz, "seed").toSorted()).toEqual(["a", "b"]);
  });
});
