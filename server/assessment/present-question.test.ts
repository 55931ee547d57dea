import { describe, expect, it } from "vitest";
import { questionSchema, type QuestionInput } from "@/lib/schemas/questions";
import type { QuestionResponse } from "@/lib/schemas/question-responses";
import { presentQuestion, toStored } from "./present-question";
import { scoreQuestion } from "./scoring/score-question";

const plain = (text: string) => ({ format: "plain" as const, text });
const KEY = "the-key";
const teacher = { rationale: plain(`${KEY} rationale`), feedback: { correct: plain(`${KEY} right`), incorrect: plain(`${KEY} wrong`), general: null }, hints: [{ text: plain(`${KEY} hint`), cost: 0.1 }] };
const options = [
  { id: `${KEY}-a`, text: plain("Lima"), correct: true, feedback: plain(`${KEY} yes`) },
  { id: "b", text: plain("Quito"), correct: false },
  { id: "c", text: plain("Bogotá"), correct: false },
];
const parts = (...names: string[]) => names.map((name, index) => ({ id: `${KEY}-${index}`, text: plain(name) }));

const QUESTIONS: Readonly<Record<string, QuestionInput>> = {
  single: { type: "single", prompt: plain("Capital?"), options, ...teacher },
  multiple: { type: "multiple", prompt: plain("Capitals?"), options, scoring: "rightMinusWrong", ...teacher },
  boolean: { type: "boolean", prompt: plain("True?"), correct: true, feedbackTrue: plain(KEY), ...teacher },
  shortText: { type: "shortText", prompt: plain("Name it"), accepted: [{ text: KEY }], ...teacher },
  numeric: { type: "numeric", prompt: plain("How long?"), accepted: [{ kind: "value", value: 31_415 }], unit: { required: true, options: [{ name: "m", factor: 1 }] }, ...teacher },
  cloze: { type: "cloze", prompt: plain("[[one]] and [[two]]"), gaps: [{ kind: "text", id: "one", accepted: [{ text: KEY }] }, { kind: "choice", id: "two", options }], ...teacher },
  matching: { type: "matching", prompt: plain("Match"), prompts: parts("Perú", "Ecuador"), targets: [{ id: `${KEY}-t0`, text: plain("Lima") }, { id: `${KEY}-t1`, text: plain("Quito") }], pairs: [{ prompt: `${KEY}-0`, target: `${KEY}-t0` }, { prompt: `${KEY}-1`, target: `${KEY}-t1` }], ...teacher },
  ordering: { type: "ordering", prompt: plain("Order"), items: parts("uno", "dos", "tres", "cuatro"), ...teacher },
  hotspot: { type: "hotspot", prompt: plain("Where?"), image: { href: "/map.png", alt: "Mapa", width: 100, height: 100 }, areas: [{ id: `${KEY}-h`, label: "Norte", shape: "rect", coords: [31, 41, 59, 26], credit: 1 }], ...teacher },
  essay: { type: "essay", prompt: plain("Write"), gradingNotes: plain(KEY), modelAnswer: plain(KEY), ...teacher },
  file: { type: "file", prompt: plain("Send"), gradingNotes: plain(KEY), modelAnswer: plain(KEY), ...teacher },
  code: { type: "code", prompt: plain("Code"), languages: [{ language: "python", starter: "def add", solution: KEY }], tests: [{ id: "t1", name: "adds", function: "add", args: [1, 2], expected: 3 }, { id: "t2", name: KEY, function: "add", args: [KEY], expected: KEY, hidden: true }], ...teacher },
};

describe.each(Object.entries(QUESTIONS))("a %s question", (_, input) => {
  const question = questionSchema.parse(input);

  it("shows nothing that tells its answer", () => {
    const shown = JSON.stringify(presentQuestion(question, { seed: "att_1", shuffles: true }));
    expect(shown).not.toContain(KEY);
    expect(shown).not.toMatch(/"(?:correct|credit|accepted|pairs|feedback|rationale|coords|value|gradingNotes|modelAnswer|solution)"/);
    expect(shown).not.toContain("31415");
  });

  it("is the same for the same attempt, and names its parts anew for another", () => {
    const shown = (seed: string) => presentQuestion(question, { seed, shuffles: true });
    expect(shown("att_1")).toEqual(shown("att_1"));
  });
});

const of = (name: string) => questionSchema.parse(QUESTIONS[name]);

describe("answers in an attempt's names", () => {
  const draw = { seed: "att_7", shuffles: true };
  const nameOf = (shown: readonly { id: string; text: { text: string } }[], text: string) => shown.find((part) => part.text.text === text)?.id ?? "";

  it.each(["single", "multiple", "matching", "ordering", "hotspot", "cloze"])("score as the question's own: %s", (type) => {
    const question = of(type);
    const shown = presentQuestion(question, draw);
    const response = ((): QuestionResponse => {
      switch (shown.type) {
        case "single":
          return { type: "single", choice: nameOf(shown.options, "Lima") };
        case "multiple":
          return { type: "multiple", choices: [nameOf(shown.options, "Lima")] };
        case "matching":
          return { type: "matching", pairs: [["Perú", "Lima"], ["Ecuador", "Quito"]].map(([prompt = "", target = ""]) => ({ prompt: nameOf(shown.prompts, prompt), target: nameOf(shown.targets, target) })) };
        case "ordering":
          return { type: "ordering", order: ["uno", "dos", "tres", "cuatro"].map((text) => nameOf(shown.items, text)) };
        case "hotspot":
          return { type: "hotspot", points: [], areas: [nameOf(shown.areas, "Norte")] };
        case "cloze":
          return { type: "cloze", gaps: { one: KEY, two: shown.gaps.flatMap((gap) => (gap.kind === "choice" ? nameOf(gap.options, "Lima") : [])).join("") } };
        default:
          throw new Error(shown.type);
      }
    })();
    expect(scoreQuestion(question, toStored(question, response, draw))).toMatchObject({ status: "scored", score: 1 });
  });

  it("of another attempt are refused", () => {
    const question = of("single");
    const other = presentQuestion(question, { seed: "att_8", shuffles: true });
    const choice = other.type === "single" ? nameOf(other.options, "Lima") : "";
    expect(scoreQuestion(question, toStored(question, { type: "single", choice }, draw))).toMatchObject({ status: "refused" });
  });
});

describe("the order of parts", () => {
  it("is the attempt's, and the author's where the quiz or the question is not shuffled", () => {
    const question = of("single");
    const texts = (seed: string, shuffles: boolean) => {
      const shown = presentQuestion(question, { seed, shuffles });
      return shown.type === "single" ? shown.options.map(({ text }) => text.text) : [];
    };
    const orders = new Set(Array.from({ length: 60 }, (_, index) => texts(`att_${index}`, true).join()));
    expect(orders.size).toBe(6);
    expect(texts("att_1", false)).toEqual(["Lima", "Quito", "Bogotá"]);
  });

  it("is never the right one of a question that asks for it", () => {
    const question = questionSchema.parse({ type: "ordering", prompt: plain("Order"), items: parts("uno", "dos") });
    for (let index = 0; index < 40; index += 1) {
      const shown = presentQuestion(question, { seed: `att_${index}`, shuffles: false });
      expect(shown.type === "ordering" && shown.items.map(({ text }) => text.text)).toEqual(["dos", "uno"]);
    }
  });
});
