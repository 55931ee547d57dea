import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { questionSchema, type Question } from "@/lib/schemas/questions";
import { importQuestions } from "../import-questions";
import { exportGift } from "./export-gift";

const words = fc
  .string({ unit: fc.constantFrom(..."abc ñé.,;:=~#{}\\/[]()<>%&'\"1-*_😀\n"), minLength: 1, maxLength: 24 })
  .map((text) => text.replaceAll(/[^\S\n]+/g, " ").replaceAll(/ ?\n+ ?/g, "\n").trim())
  .filter((text) => text !== "" && !text.includes("->"));
const rich = fc.record({ format: fc.constantFrom("plain" as const, "html" as const, "markdown" as const), text: words });
const feedback = fc.option(rich);
const common = { prompt: rich, title: fc.option(words.map((text) => text.replaceAll(/\n+/g, " "))), tags: fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 2 }), sourceId: fc.option(fc.stringMatching(/^[a-z0-9]{1,8}$/)), feedback: fc.record({ general: feedback }) };
const ids = (prefix: string) => <Thing extends object>(things: Thing[]) => things.map((thing, index) => ({ id: `${prefix}${index + 1}`, ...thing }));
const number = fc.integer({ min: -99_999, max: 99_999 }).map((value) => value / 1_000);
const share = fc.constantFrom(0.25, 1 / 3, 0.5, 2 / 3, -0.5);
const wrongs = fc.array(fc.record({ text: rich, correct: fc.constant(false), feedback }), { minLength: 1, maxLength: 3 });
const partly = fc.array(fc.record({ text: rich, correct: fc.constant(false), credit: share, feedback }), { maxLength: 2 });
const right = fc.record({ text: rich, correct: fc.constant(true), feedback });

const question = fc
  .oneof(
    fc.record({ type: fc.constant("single"), ...common, options: fc.tuple(right, wrongs, partly).map(([first, others, halves]) => ids("o")([first, ...others, ...halves])) }),
    fc.record({ type: fc.constant("multiple"), ...common, scoring: fc.constant("credits"), options: fc.tuple(right, right, wrongs).map(([first, second, others]) => ids("o")([{ ...first, credit: 1 / 3 }, { ...second, credit: 2 / 3 }, ...others])) }),
    fc.record({ type: fc.constant("boolean"), ...common, correct: fc.boolean(), feedbackTrue: feedback, feedbackFalse: feedback }),
    fc.record({ type: fc.constant("shortText"), ...common, accepted: fc.array(fc.record({ text: words.filter((text) => !text.includes("*")).map((text) => text.replaceAll(/\n+/g, " ")), credit: fc.constantFrom(1, 0.5, 0), feedback }), { minLength: 1, maxLength: 3 }).map((list) => [{ text: "full", credit: 1, feedback: null }, ...list]) }),
    fc.record({ type: fc.constant("numeric"), ...common, accepted: fc.tuple(number, fc.nat(9), number, feedback).map(([value, amount, min, told]) => [{ kind: "value", value, tolerance: { mode: "absolute", amount: amount / 4 }, feedback: told }, { kind: "range", min, max: min + 1.5, credit: 0.5, feedback: told }]) }),
    fc.record({ type: fc.constant("matching"), ...common, rows: fc.uniqueArray(words.map((text) => text.replaceAll(/\n+/g, " ")), { minLength: 2, maxLength: 5 }), texts: fc.array(rich, { minLength: 1, maxLength: 5 }) }).map(({ rows, texts, ...rest }) => {
      const prompts = ids("p")(texts.slice(0, rows.length).map((text) => ({ text })));
      return { ...rest, prompts, targets: ids("t")(rows.map((text) => ({ text: { format: "plain", text } }))), pairs: prompts.map(({ id }, index) => ({ prompt: id, target: `t${index + 1}` })) };
    }),
    fc.record({ type: fc.constant("essay"), ...common }),
  )
  .map((input): Question => questionSchema.parse(input));

const category = fc.option(fc.stringMatching(/^[a-z]{1,6}(\/[a-z]{1,6})?$/));

describe("exportGift", () => {
  test.prop([fc.array(question, { minLength: 1, maxLength: 4 }), category])("writes what the importer reads back the same", async (questions, named) => {
    const all = questions.map((each) => ({ ...each, category: named }));
    const { content, losses } = exportGift(all);
    expect(losses).toEqual([]);
    const { items } = await importQuestions("x.gift", new TextEncoder().encode(content));
    expect(items.filter(({ status }) => status !== "imported")).toEqual([]);
    expect(items.flatMap(({ question: read }) => (read ? [read] : []))).toEqual(all);
  });

  it("names what it leaves out and what it cannot say", () => {
    const prompt = { format: "plain" as const, text: "?" };
    const { content, losses } = exportGift([
      questionSchema.parse({ type: "ordering", prompt, items: ["a", "b"].map((id) => ({ id, text: prompt })) }),
      questionSchema.parse({ type: "boolean", prompt, correct: true, points: 2, hints: [{ text: prompt }] }),
    ]);
    expect(content).toBe("[plain]?{TRUE}\n");
    expect(losses).toEqual([
      { index: 0, omitted: true, reason: "GIFT has no questions of the type ordering." },
      { index: 1, omitted: false, reason: "GIFT has no points." },
      { index: 1, omitted: false, reason: "GIFT has no hints." },
    ]);
  });
});
