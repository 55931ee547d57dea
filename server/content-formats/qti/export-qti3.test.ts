import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { QuestionResponse } from "@/lib/schemas/question-responses";
import { questionSchema, type Question } from "@/lib/schemas/questions";
import { runProgram, scoreQuestion } from "@/server/assessment";
import { importQuestions } from "../import-questions";
import { parseXml } from "../parse-xml";
import { exportQti3 } from "./export-qti3";
import { readScorableItem } from "./import-item";

const words = fc.string({ unit: fc.constantFrom(..."abAB ñé.<>&'\"1"), minLength: 1, maxLength: 12 }).map((text) => text.replaceAll(/\s+/g, " ").trim()).filter((text) => text !== "");
const plain = words.map((text) => ({ format: "plain" as const, text }));
const points = fc.constantFrom(1, 2, 2.5, 3);
const ids = (prefix: string) => <Thing extends object>(things: readonly Thing[]) => things.map((thing, index) => ({ id: `${prefix}${index + 1}`, ...thing }));
const wrong = fc.record({ text: plain, correct: fc.constant(false) });
const partly = fc.record({ text: plain, correct: fc.constant(false), credit: fc.constantFrom(0.5, -0.5, 0.25) });
const right = fc.record({ text: plain, correct: fc.constant(true) });
const common = { prompt: plain, points, shuffle: fc.boolean() };
const optionList = fc.tuple(right, fc.array(fc.oneof(wrong, right), { maxLength: 3 }), fc.array(partly, { maxLength: 2 })).map(([first, others, halves]) => ids("o")([first, ...others, ...halves]));
const parse = (input: unknown): Question => questionSchema.parse(input);

/** A question and responses to it, each in our form and in QTI's. */
type Case = { question: Question; responses: [QuestionResponse, Record<string, unknown>][] };

const single = fc.record({ type: fc.constant("single"), ...common, options: optionList }).map((input): Case => ({
  question: parse(input),
  responses: [null, ...input.options.map(({ id }) => id)].map((choice) => [{ type: "single", choice }, { RESPONSE: choice }]),
}));
const multiple = fc.record({ type: fc.constant("multiple"), ...common, scoring: fc.constantFrom("allOrNothing", "credits", "rightMinusWrong"), options: optionList, masks: fc.array(fc.nat(63), { minLength: 1, maxLength: 6 }) }).map(({ masks, ...input }): Case => ({
  question: parse(input),
  responses: masks.map((mask) => {
    const choices = input.options.filter((_, index) => mask & (1 << index)).map(({ id }) => id);
    return [{ type: "multiple", choices }, { RESPONSE: choices }];
  }),
}));
const boolean = fc.record({ type: fc.constant("boolean"), prompt: plain, points, correct: fc.boolean() }).map((input): Case => ({
  question: parse(input),
  responses: [true, false].map((value) => [{ type: "boolean", value }, { RESPONSE: String(value) }]),
}));
const number = fc.integer({ min: -400, max: 400 }).map((value) => value / 8);
const numericAnswers = fc.tuple(number, fc.constantFrom("absolute", "relative"), fc.nat(8), number).map(([value, mode, amount, min]) => [{ kind: "value", value, tolerance: { mode, amount: amount / 8 } }, { kind: "range", min, max: min + 3, credit: 0.5 }]);
const numeric = fc.record({ type: fc.constant("numeric"), prompt: plain, points, accepted: numericAnswers, tries: fc.array(number, { minLength: 1, maxLength: 6 }) }).map(({ tries, ...input }): Case => ({
  question: parse(input),
  responses: [...tries.map(String), "", "abc"].map((text) => [{ type: "numeric", text }, { RESPONSE: text }]),
}));
const form = words.filter((text) => !text.includes("*"));
const cloze = fc.record({ points, forms: fc.uniqueArray(form, { selector: (text) => text.toLowerCase(), minLength: 1, maxLength: 3 }), caseSensitive: fc.boolean(), options: fc.tuple(right, fc.array(wrong, { maxLength: 2 })).map(([first, others]) => ids("o")([first, ...others])), weight: fc.constantFrom(1, 2, 0.5), texts: fc.array(fc.oneof(form, fc.constant("")), { minLength: 1, maxLength: 4 }) }).map(({ forms, caseSensitive, options, weight, texts, ...input }): Case => ({
  question: parse({
    type: "cloze", ...input, prompt: { format: "html", text: "<p>x [[a]] &amp; [[b]]<br/>y</p>" },
    gaps: [{ kind: "text", id: "a", weight, caseSensitive, whitespace: "exact", accepted: forms.map((text, index) => ({ text, credit: index === 0 ? 1 : 0.5 })) }, { kind: "choice", id: "b", options }],
  }),
  responses: [...texts, ...forms, ...forms.map((text) => text.toUpperCase())].map((a, index) => {
    const b = options[index % options.length]?.id ?? "";
    return [{ type: "cloze", gaps: { a, b } }, { a, b }];
  }),
}));
const matching = fc.record({ type: fc.constant("matching"), ...common, scoring: fc.constantFrom("perPair", "allOrNothing"), prompts: fc.array(plain, { minLength: 1, maxLength: 4 }), extra: plain, picks: fc.array(fc.nat(4), { minLength: 4, maxLength: 4 }) }).map(({ prompts, extra, picks, ...input }): Case => {
  const rows = ids("p")(prompts.map((text) => ({ text })));
  const targets = ids("t")([...prompts, extra].map((text) => ({ text })));
  const question = parse({ ...input, prompts: rows, targets, pairs: rows.map(({ id }, index) => ({ prompt: id, target: `t${index + 1}` })) });
  const answer = (choose: (index: number) => number): [QuestionResponse, Record<string, unknown>] => {
    const pairs = rows.map(({ id }, index) => ({ prompt: id, target: `t${(choose(index) % targets.length) + 1}` }));
    return [{ type: "matching", pairs }, { RESPONSE: pairs.map(({ prompt, target }) => `${prompt} ${target}`) }];
  };
  return { question, responses: [answer((index) => index), answer((index) => picks[index] ?? 0), [{ type: "matching", pairs: [] }, { RESPONSE: [] }]] };
});
const ordering = fc.record({ type: fc.constant("ordering"), prompt: plain, points, items: fc.array(plain, { minLength: 2, maxLength: 5 }).map((texts) => ids("i")(texts.map((text) => ({ text })))) }).chain((input) => fc.shuffledSubarray(input.items.map(({ id }) => id), { minLength: input.items.length }).map((order): Case => ({
  question: parse(input),
  responses: [order, input.items.map(({ id }) => id)].map((each) => [{ type: "ordering", order: each }, { RESPONSE: each }]),
})));
const hotspot = fc.record({ prompt: plain, points, at: fc.array(fc.tuple(fc.nat(99), fc.nat(99)), { minLength: 1, maxLength: 4 }) }).map(({ at, ...input }): Case => ({
  question: parse({ type: "hotspot", ...input, maxPoints: 2, image: { href: "a.png", alt: "a", width: 100, height: 100 }, areas: [{ id: "area1", shape: "circle", coords: [30, 30, 25], credit: 0.5 }, { id: "area2", shape: "rect", coords: [40, 40, 90, 90], credit: 0.5 }] }),
  responses: at.map(([x, y], index) => {
    const points = [{ x, y }, ...(index % 2 ? [{ x: 30, y: 30 }] : [])];
    return [{ type: "hotspot", points, areas: [] }, { RESPONSE: points.map((point) => `${point.x} ${point.y}`) }];
  }),
}));

describe("exportQti3", () => {
  test.prop([fc.oneof(single, multiple, boolean, numeric, cloze, matching, ordering, hotspot)], { numRuns: 300 })("writes items that score as the question does", ({ question, responses }) => {
    const [file] = exportQti3([question]).content;
    const { program } = readScorableItem(parseXml(file?.xml ?? ""));
    for (const [ours, theirs] of responses) {
      const [mine, written] = [scoreQuestion(question, ours), runProgram(program, theirs, { seed: null })];
      if (mine.status !== "scored" || written.status !== "scored") throw new Error(`${JSON.stringify(mine)} ${JSON.stringify(written)}`);
      expect(written.score, JSON.stringify(ours)).toBeCloseTo(mine.score, 6);
      expect(written.maxScore).toBe(question.points);
    }
  });

  test.prop([fc.oneof(single, boolean, ordering, matching, hotspot), fc.string({ maxLength: 0 })])("writes what the importer reads back as the same type, content and key", async ({ question }) => {
    const [file] = exportQti3([question]).content;
    const { items } = await importQuestions("item.xml", new TextEncoder().encode(file?.xml));
    const [read] = items.flatMap((item) => item.question ?? []);
    expect(read).toMatchObject({ type: question.type, prompt: question.prompt, points: question.points });
    if (question.type === "single" && read?.type === "single") expect(read.options.map(({ id, text }) => [id, text])).toEqual(question.options.map(({ id, text }) => [id, text]));
    if (question.type === "boolean" || question.type === "ordering") expect({ ...read, title: null, sourceId: null }).toEqual(question);
    if (question.type === "matching") expect({ ...read, title: null, sourceId: null }).toEqual(question);
  });

  it("writes what a person marks, with its guidance for scorers alone", async () => {
    const prompt = { format: "plain", text: "?" };
    const marked = (["essay", "file"] as const).map((type) => parse({ type, prompt, points: 4, gradingNotes: { format: "plain", text: "Mira el plazo." } }));
    const read = await Promise.all(exportQti3(marked).content.map(async ({ xml }) => (await importQuestions("item.xml", new TextEncoder().encode(xml))).items[0]?.question));
    expect(read, "what a person marks comes back with its guidance").toMatchObject(marked.map(({ type }) => ({ type, points: 4, gradingNotes: { text: expect.stringContaining("Mira el plazo.") }, modelAnswer: null })));
    expect(read.map((question) => question?.prompt.text)).not.toContainEqual(expect.stringContaining("plazo"));
    expect(exportQti3([parse({ type: "essay", prompt, minWords: 3, modelAnswer: prompt })]).losses.map(({ reason }) => reason)).toEqual(["Model answers are not written.", "How much may be answered is not written."]);
  });

  it("leaves out what it would score otherwise", () => {
    const prompt = { format: "plain", text: "?" };
    const { content, losses } = exportQti3([
      parse({ type: "shortText", prompt, accepted: [{ match: "regex", text: "a+" }] }),
      parse({ type: "essay", prompt, hints: [{ text: prompt }] }),
      parse({ type: "information", prompt: { format: "html", text: "<p>a<br>b&nbsp;c<script>x</script></p><b>" } }),
    ]);
    expect(content.map(({ path }) => path)).toEqual(["item-2.xml", "item-3.xml"]);
    expect(losses).toEqual([
      { index: 0, omitted: true, reason: "Patterns, wildcards and slips are not written as QTI 3." },
      { index: 1, omitted: false, reason: "Hints are not written." },
      { index: 2, omitted: false, reason: "HTML that is not well-formed is written as text." },
    ]);
  });
});
