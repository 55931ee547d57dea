import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { lessHints } from "@/lib/domain/hint-cost";
import type { QuestionResponse } from "@/lib/schemas/question-responses";
import { questionSchema, type QuestionInput } from "@/lib/schemas/questions";
import { scoreQuestion } from "./score-question";

const plain = (text: string) => ({ format: "plain" as const, text });
const make = (input: Record<string, unknown> & { type: string }) => questionSchema.parse({ prompt: plain("?"), ...input });
const options = (...credits: number[]) => credits.map((credit, index) => ({ id: `o${index}`, text: plain(`${index}`), correct: credit > 0, ...(credit === 1 || credit === 0 ? {} : { credit }) }));
const scoreOf = (question: ReturnType<typeof make>, response: QuestionResponse) => {
  const result = scoreQuestion(question, response);
  return result.status === "scored" ? result.score : result.status;
};

describe("choices", () => {
  it("of one option give its credit, never below zero", () => {
    const question = make({ type: "single", points: 4, options: [{ id: "o0", text: plain("0"), correct: true }, { id: "o1", text: plain("1"), correct: false, credit: 0.5 }, { id: "o2", text: plain("2"), correct: false, credit: -1 }] });
    expect(["o0", "o1", "o2", null].map((choice) => scoreOf(question, { type: "single", choice }))).toEqual([4, 2, 0, 0]);
    expect(scoreOf(question, { type: "single", choice: "o9" })).toBe("refused");
  });

  it.each<[string, [string[], number][]]>([
    ["allOrNothing", [[["o0", "o1"], 3], [["o0"], 0], [["o0", "o1", "o2"], 0]]],
    ["rightMinusWrong", [[["o0", "o1"], 3], [["o0"], 1.5], [["o0", "o1", "o2"], 1.5], [["o2", "o3"], 0]]],
    ["perOption", [[["o0", "o1"], 3], [["o0"], 2.25], [["o2"], 0.75], [[], 0]]],
    ["credits", [[["o0", "o1"], 3], [["o0"], 3], [["o0", "o2"], 3]]],
  ])("of several options by %s", (scoring, cases) => {
    const question = make({ type: "multiple", points: 3, scoring, options: options(1, 1, 0, 0) });
    for (const [choices, wanted] of cases) expect(scoreOf(question, { type: "multiple", choices }), choices.join()).toBe(wanted);
  });

  it("that are thirds make a whole", () => {
    const question = make({ type: "multiple", scoring: "credits", options: options(1 / 3, 1 / 3, 1 / 3, -1) });
    expect(scoreOf(question, { type: "multiple", choices: ["o0", "o1", "o2"] })).toBe(1);
    expect(scoreOf(question, { type: "multiple", choices: ["o0", "o1", "o2", "o3"] })).toBe(0);
    expect(scoreOf(question, { type: "multiple", choices: ["o0", "o0"] })).toBe(0.333333);
  });

  it("beyond the limit are refused", () => expect(scoreOf(make({ type: "multiple", scoring: "credits", maxChoices: 1, options: options(1, 0) }), { type: "multiple", choices: ["o0", "o1"] })).toBe("refused"));
});

describe("short texts", () => {
  const text = (rules: Record<string, unknown>) => {
    const question = make({ type: "shortText", ...rules });
    return (given: string) => scoreOf(question, { type: "shortText", text: given });
  };

  it("fold space and case, and accents and slips where they may", () => {
    const score = text({ accepted: [{ text: "São Paulo" }, { text: "Sampa", credit: 0.5 }], ignoreAccents: true, typoTolerance: 2 });
    expect(["são  paulo ", "Sao Paulo", "Sao Pualo", "Soa Puala", "sampa", "smpaa", "", "Rio"].map(score)).toEqual([1, 1, 1, 0, 0.5, 0, 0, 0]);
    expect(text({ accepted: [{ text: "Paris" }], caseSensitive: true })("paris")).toBe(0);
    expect(text({ accepted: [{ text: "a b" }], whitespace: "exact" })("a  b")).toBe(0);
  });

  it("take wildcards and patterns for the whole answer", () => {
    const score = text({ accepted: [{ match: "wildcard", text: "*cat\\**" }, { match: "regex", text: "[a-f]{3}\\d", credit: 0.5 }, { match: "wildcard", text: "*", credit: 0 }] });
    expect(["the CAT*s", "cats", "ABC1", "abc12"].map(score)).toEqual([1, 0, 0.5, 0]);
  });

  it("let no slip hide another accepted form", () => expect(text({ accepted: [{ text: "their" }, { text: "there", credit: 0.25 }], typoTolerance: 2 })("there")).toBe(0.25));
});

describe("numbers", () => {
  const numeric = (rules: Record<string, unknown>) => {
    const question = make({ type: "numeric", ...rules });
    return (given: string) => scoreOf(question, { type: "numeric", text: given });
  };

  it("are read as people write them and compared exactly", () => {
    const score = numeric({ accepted: [{ kind: "value", value: 1234.5, tolerance: { mode: "absolute", amount: 0 } }] });
    expect(["1234.5", "1234,5", "1,234.5", "1.234,5", "1 234,5", "1'234.50", "+1.2345e3", "1,2345 × 10^3", "−1234,5", "1.234", "12,34.5", "abc", ""].map(score)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
    expect(numeric({ accepted: [{ kind: "value", value: 3.1415, tolerance: { mode: "absolute", amount: 0.0005 } }] })("3.142")).toBe(1);
    expect(numeric({ accepted: [{ kind: "value", value: -20, tolerance: { mode: "relative", amount: 0.1 } }] })("-18")).toBe(1);
    expect(["0.1", "0.3", "0.31"].map(numeric({ accepted: [{ kind: "range", min: 0.1, max: 0.3 }] }))).toEqual([1, 1, 0]);
  });

  it("take units by their factor", () => {
    const score = numeric({ accepted: [{ kind: "value", value: 5.5 }], unit: { required: true, options: [{ name: "km", factor: 1 }, { name: "m", factor: 0.001 }] } });
    expect(["5.5 km", "5500m", "5.5", "5.5 mi"].map(score)).toEqual([1, 1, 0, 0]);
  });

  it("give the best credit of those they meet", () => expect(numeric({ accepted: [{ kind: "value", value: 1822, tolerance: { mode: "absolute", amount: 2 }, credit: 0.5 }, { kind: "value", value: 1822 }] })("1822")).toBe(1));
});

describe("arrangements", () => {
  const cloze = (scoring: string) => make({ type: "cloze", points: 4, scoring, prompt: plain("[[a]] and [[b]]"), gaps: [{ kind: "text", id: "a", weight: 3, accepted: [{ text: "x" }] }, { kind: "choice", id: "b", options: options(1, 0) }] });
  it("of gaps count by weight or together", () => {
    expect(scoreOf(cloze("perGap"), { type: "cloze", gaps: { a: "X" } })).toBe(3);
    expect(scoreOf(cloze("allOrNothing"), { type: "cloze", gaps: { a: "X" } })).toBe(0);
    expect(scoreOf(cloze("allOrNothing"), { type: "cloze", gaps: { a: "X", b: "o0" } })).toBe(4);
    expect(scoreOf(cloze("perGap"), { type: "cloze", gaps: { c: "X" } })).toBe("refused");
  });

  it("of pairs, where matching everything is refused", () => {
    const things = (prefix: string) => [1, 2, 3].map((n) => ({ id: `${prefix}${n}`, text: plain(`${n}`) }));
    const question = make({ type: "matching", points: 3, prompts: things("p"), targets: things("t"), pairs: [1, 2, 3].map((n) => ({ prompt: `p${n}`, target: `t${n}` })) });
    const pairs = (...given: [string, string][]) => ({ type: "matching" as const, pairs: given.map(([prompt, target]) => ({ prompt, target })) });
    expect(scoreOf(question, pairs(["p1", "t1"], ["p2", "t3"]))).toBe(1);
    expect(scoreOf(question, pairs(["p1", "t1"], ["p1", "t2"]))).toBe("refused");
  });

  it.each([["allOrNothing", 0], ["perPosition", 0.25], ["adjacentPairs", 0.666667]])("in order by %s", (scoring, wanted) => {
    const question = make({ type: "ordering", scoring, items: ["a", "b", "c", "d"].map((id) => ({ id, text: plain(id) })) });
    expect(scoreOf(question, { type: "ordering", order: scoring === "perPosition" ? ["a", "c", "d", "b"] : ["d", "a", "b", "c"] })).toBe(wanted);
    expect(scoreOf(question, { type: "ordering", order: ["a", "b", "c", "d"] })).toBe(1);
    expect(scoreOf(question, { type: "ordering", order: ["a", "a", "c", "d"] })).toBe("refused");
  });

  it("on an image, by point and by the name of an area", () => {
    const question = make({ type: "hotspot", maxPoints: 2, image: { href: "a.png", alt: "", width: 100, height: 100 }, areas: [{ id: "c", shape: "circle", coords: [10, 10, 5], credit: 0.5 }, { id: "p", shape: "poly", coords: [50, 50, 90, 50, 50, 90], credit: 0.5 }] });
    const at = (x: number, y: number) => ({ x, y });
    expect(scoreOf(question, { type: "hotspot", points: [at(13, 14), at(60, 60)], areas: [] })).toBe(1);
    expect(scoreOf(question, { type: "hotspot", points: [at(13, 14), at(10, 10)], areas: [] })).toBe(0.5);
    expect(scoreOf(question, { type: "hotspot", points: [at(90, 90)], areas: ["c"] })).toBe(0.5);
    expect(scoreOf(question, { type: "hotspot", points: [at(1, 1), at(2, 2), at(3, 3)], areas: [] })).toBe("refused");
  });

  it("of code need the results of every test", () => {
    const tests = [1, 3].map((weight) => ({ id: `t${weight}`, name: "t", function: "f", args: [], weight }));
    const question = make({ type: "code", languages: [{ language: "javascript" }], tests });
    expect(scoreOf(question, { type: "code", results: [{ test: "t1", passed: false }, { test: "t3", passed: true }] })).toBe(0.75);
    expect(scoreOf(question, { type: "code", results: [{ test: "t3", passed: true }] })).toBe("refused");
  });
});

describe("a score", () => {
  it("pays for hints and tells what belongs to the answer", () => {
    const question = make({ type: "boolean", points: 2, correct: true, feedbackTrue: plain("yes"), feedback: { correct: plain("right"), general: plain("all") }, hints: [{ text: plain("h"), cost: 0.25 }, { text: plain("i"), cost: 1 }] });
    expect(scoreQuestion(question, { type: "boolean", value: true }, { hintsShown: 1 })).toMatchObject({ score: 1.5, feedback: [plain("yes"), plain("right"), plain("all")] });
    expect(scoreQuestion(question, { type: "boolean", value: true }, { hintsShown: 2 })).toMatchObject({ score: 0 });
  });

  it("of a QTI item pays for hints too, and is not raised by them where the item says less than nothing", () => {
    const question = make({ type: "boolean", points: 2, correct: true, hints: [{ text: plain("h"), cost: 0.25 }] });
    expect([[2, 1], [0.25, 1], [-1, 1], [2, 0]].map(([score = 0, shown = 0]) => lessHints(question, score, shown))).toEqual([1.5, 0, -1, 2]);
  });

  it("is a person's for essays and files, and refused for the response of another type", () => {
    expect(scoreOf(make({ type: "essay" }), { type: "essay", text: "x" })).toBe("manual");
    expect(scoreOf(make({ type: "boolean", correct: true }), { type: "single", choice: "true" })).toBe("refused");
  });

  const credit = fc.integer({ min: -20, max: 20 }).map((twentieths) => twentieths / 20);
  const multiple = fc.record({ credits: fc.array(credit, { minLength: 1, maxLength: 6 }), scoring: fc.constantFrom("allOrNothing", "rightMinusWrong", "perOption", "credits"), points: fc.integer({ min: 0, max: 50 }).map((half) => half / 2), chosen: fc.array(fc.nat(5), { maxLength: 8 }) });
  test.prop([multiple])("of any choice lies between nothing and the points, and is the same again", ({ credits, scoring, points, chosen }) => {
    const parsed = questionSchema.safeParse({ type: "multiple", prompt: plain("?"), points, scoring, options: options(...credits) } satisfies Partial<QuestionInput> & { type: "multiple" });
    if (!parsed.success) return;
    const response = { type: "multiple" as const, choices: chosen.filter((index) => index < credits.length).map((index) => `o${index}`) };
    const result = scoreQuestion(parsed.data, response);
    if (result.status !== "scored") throw new Error("refused");
    expect(scoreQuestion(parsed.data, { ...response, choices: response.choices.toReversed() })).toMatchObject({ score: result.score });
    expect(result.score).toBeGreaterThanOrEqual(0);
    expect(result.score).toBeLessThanOrEqual(points);
    const best = scoreQuestion(parsed.data, { type: "multiple", choices: credits.flatMap((each, index) => (each > 0 ? [`o${index}`] : [])) });
    expect(best).toMatchObject({ score: points });
  });

  test.prop([fc.string({ maxLength: 30 })])("of any text as a number is full or nothing, without an error", (given) => {
    expect([0, 1]).toContain(scoreOf(make({ type: "numeric", accepted: [{ kind: "value", value: 7 }], unit: { required: false, options: [{ name: "x", factor: 2 }] } }), { type: "numeric", text: given }));
  });
});
