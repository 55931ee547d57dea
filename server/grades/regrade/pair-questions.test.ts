import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { questionSchema, type Question, type QuestionInput } from "@/lib/schemas/questions";
import { changesOf, pairQuestions } from "./pair-questions";

const plain = (text: string) => ({ format: "plain" as const, text });
const read = (question: QuestionInput): Question => questionSchema.parse(question);
const truth = (text: string, correct = true, points = 1) => read({ type: "boolean", prompt: plain(text), correct, points });
const choice = (text: string, ids: readonly string[]) => read({ type: "single", prompt: plain(text), options: ids.map((id, index) => ({ id, text: plain(id), correct: index === 0 })) });
const banked = (text: string, version: number) => ({ ...truth(text), bank: { id: "bnk_1", question: "bkq_1", version } });

const pair = (before: readonly Question[], now: readonly Question[]) => pairQuestions([{ revisionId: "r", questions: before, fixed: before.length }], { questions: now, fixed: now.length });

describe("pairing questions with what became of them", () => {
  it("finds each by what it asks, wherever it stands now, and says what changed", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }).filter((text) => text.trim() !== ""), { minLength: 1, maxLength: 8, selector: (text) => text.trim() }), fc.boolean(), (texts, correct) => {
        const paired = pair(texts.map((text) => truth(text)), texts.map((text) => truth(text, correct)).toReversed());
        expect(paired.map(({ now, changes, isSure }) => [now?.prompt.text, changes, isSure])).toEqual(texts.map((text) => [text, correct ? [] : ["key"], true]));
        expect(new Set(paired.map(({ name }) => name)).size).toBe(texts.length);
      }),
    );
  });

  it("tells apart those that ask the same, by their order", () => {
    const paired = pair([truth("¿?"), truth("¿?")], [truth("¿?"), truth("¿?", false)]);
    expect(paired.map(({ changes }) => changes)).toEqual([[], ["key"]]);
  });

  it("knows a bank's question by its identity, in all its words, in a pool as among the fixed", () => {
    const [only, ...others] = pairQuestions([{ revisionId: "r1", questions: [banked("uno", 1)], fixed: 1 }, { revisionId: "r2", questions: [truth("x"), banked("uno", 1)], fixed: 1 }], { questions: [banked("dos", 2)], fixed: 0 });
    expect(only).toMatchObject({ name: "bkq_1", now: { prompt: { text: "dos" } }, changes: ["text"], isSure: true });
    expect([...(only?.places ?? [])]).toEqual([["r1", [0]], ["r2", [1]]]);
    expect(others).toMatchObject([{ now: null }]);
  });

  it("takes one in the same place with the same parts for it, but not for sure", () => {
    expect(pair([choice("¿Cual?", ["a", "b"])], [choice("¿Cuál?", ["a", "b"])])).toMatchObject([{ isSure: false, changes: ["text"], now: { prompt: { text: "¿Cuál?" } } }]);
    expect(pair([choice("¿Cual?", ["a", "b"])], [choice("¿Quién?", ["c", "d"])])).toMatchObject([{ now: null, isSure: true }]);
    expect(pair([truth("uno"), truth("dos")], [truth("dos")]), "that is another one's").toMatchObject([{ now: null }, { now: { prompt: { text: "dos" } } }]);
  });

  it("leaves out texts between questions", () => {
    expect(pair([read({ type: "information", prompt: plain("Lee") })], [])).toEqual([]);
  });

  it("holds feedback, media and tags for no change", () => {
    const before = choice("¿?", ["a", "b"]);
    if (before.type !== "single") throw new Error("not the question");
    const after: Question = { ...before, tags: ["x"], rationale: plain("porque"), options: before.options.map((option) => ({ ...option, feedback: plain("no") })) };
    expect(changesOf(before, after)).toEqual([]);
    expect(changesOf(before, { ...before, points: 2 })).toEqual(["points"]);
    const essay = read({ type: "essay", prompt: plain("¿?") });
    expect(changesOf(essay, read({ type: "essay", prompt: plain("¿?"), rubric: [{ id: "c1", title: "Idea", levels: [{ id: "l1", title: "Bien", points: 1 }] }] })), "only a person marks by it").toEqual([]);
  });

  it("takes what a program is called with for its own, whatever it is called", () => {
    const program = (said: string) => read({ type: "code", prompt: plain("¿?"), languages: [{ language: "python" }], tests: [{ id: "t1", name: "t1", function: "f", args: [{ feedback: said }] }] });
    expect(changesOf(program("a"), program("a"))).toEqual([]);
    expect(changesOf(program("a"), program("b"))).toEqual(["key"]);
  });
});
