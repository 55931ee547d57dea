import { describe, expect, it } from "vitest";
import { questionSchema } from "@/lib/schemas/questions";
import { EVERY_QUESTION } from "@/tests/harness/quiz-scene";
import { addHint } from "./hint-draft";
import { addOption, newDraft, readDraft, readTags, toDraft, WRITTEN_TYPES } from "./question-draft";

const said = (text: string) => ({ format: "markdown" as const, text });

const good = { id: "l1", title: "Bien", description: "", points: 2 };
const idea = { id: "c1", title: "Idea", description: "Una sola", levels: [good] };
const RUBRIC = [idea];

describe("a question that is written", () => {
  it("comes back as it was when nothing is changed, whatever its type", () => {
    for (const input of EVERY_QUESTION) {
      const question = questionSchema.parse(input);
      expect(questionSchema.parse(readDraft(toDraft(question), question).question)).toEqual(question);
    }
  });

  it("is a question in every type that the form writes", () => {
    const full = { prompt: said("¿Qué?"), points: "2", accepted: "Lima\n\n Cusco ", value: "3.5", tolerance: "0.1" };
    for (const type of WRITTEN_TYPES) {
      const draft = { ...newDraft(type), ...full, options: newDraft().options.map((option) => ({ ...option, text: said(option.id) })) };
      const { question, errors } = readDraft(draft, null);
      expect(errors).toEqual({});
      expect(questionSchema.parse(question)).toMatchObject({ type, points: 2 });
    }
  });

  it("says what is missing, at its field", () => {
    expect(readDraft({ ...newDraft(), points: "many" }, null)).toEqual({ question: null, errors: { "question-prompt": "prompt", "question-points": "points", "option-o1": "option", "option-o2": "option" } });
    const filled = { ...newDraft(), prompt: said("?"), options: newDraft().options.map((option) => ({ ...option, correct: false, text: said("x") })) };
    expect(readDraft(filled, null).errors).toEqual({ "add-option": "correct" });
    expect(readDraft({ ...filled, options: filled.options.slice(1) }, null).errors).toEqual({ "add-option": "options" });
    expect(readDraft({ ...newDraft("shortText"), prompt: said("?"), accepted: " \n" }, null).errors).toEqual({ "question-accepted": "accepted" });
    expect(readDraft({ ...newDraft("numeric"), prompt: said("?"), value: "a", tolerance: "-1" }, null).errors).toEqual({ "question-value": "value", "question-tolerance": "tolerance" });
  });

  it("of what a person marks comes back whole, and says what of its limits cannot be", () => {
    for (const input of [{ type: "essay", prompt: said("?"), minWords: 5, maxWords: 9, gradingNotes: said("g"), modelAnswer: said("m"), rubric: RUBRIC }, { type: "file", prompt: said("?"), extensions: ["png", "pdf"], maxFiles: 3, maxBytes: 2_500_000, gradingNotes: said("g") }]) {
      const question = questionSchema.parse(input);
      expect(questionSchema.parse(readDraft(toDraft(question), question).question)).toEqual(question);
    }
    const essay = { ...newDraft("essay"), prompt: said("?") };
    expect(readDraft({ ...essay, minWords: "9", maxWords: "5" }, null).errors).toEqual({ "question-max-words": "words" });
    expect(readDraft({ ...essay, minWords: "-1", maxWords: "1.5" }, null).errors).toEqual({ "question-min-words": "words", "question-max-words": "words" });
    const judged = (rubric: typeof RUBRIC) => readDraft({ ...essay, rubric }, null).errors;
    expect(judged(RUBRIC)).toEqual({});
    expect(judged([{ ...idea, title: " ", levels: [{ ...good, title: "", points: 0.001 }] }])).toEqual({ "criterion-c1": "rubricTitle", "level-c1-l1": "rubricTitle", "points-c1-l1": "rubricPoints" });
    expect(judged([{ ...idea, levels: [{ ...good, points: 0 }] }])).toEqual({ "add-criterion": "rubricNone" });
    const file = { ...newDraft("file"), prompt: said("?") };
    expect(readDraft({ ...file, kinds: ".PNG, pdf", megabytes: "0.5" }, null).question).toMatchObject({ extensions: ["png", "pdf"], maxBytes: 500_000, maxFiles: 1 });
    expect(readDraft({ ...file, kinds: "exe", maxFiles: "21", megabytes: "0" }, null).errors).toEqual({ "question-kinds": "kinds", "question-max-files": "maxFiles", "question-megabytes": "megabytes" });
  });

  it("keeps what the form does not show, and drops a credit that a change contradicts", () => {
    const before = questionSchema.parse({ type: "single", prompt: said("?"), options: [{ id: "a", text: said("A"), correct: true }, { id: "b", text: said("B"), correct: false, credit: 0.5, feedback: said("Casi") }] });
    const draft = toDraft(before);
    const swapped = readDraft({ ...draft, options: draft.options.map((option) => ({ ...option, correct: !option.correct })) }, before).question;
    expect(questionSchema.parse(swapped)).toMatchObject({ options: [{ id: "a", correct: false }, { id: "b", correct: true, feedback: said("Casi") }] });
    expect(addOption(draft.options).map(({ id }) => id)).toHaveLength(3);
    expect(toDraft(questionSchema.parse({ type: "shortText", prompt: said("?"), accepted: [{ match: "regex", text: "a+" }] })).type, "more than the form can say").toBeNull();
  });

  it("has its hints in the order in which they were put, each with its share of the points, to the last digit where it stays", () => {
    const before = questionSchema.parse({ type: "boolean", prompt: said("?"), correct: true, hints: [{ text: said("Uno"), cost: 0.33333333333 }, { text: said("Dos"), cost: 0.07 }] });
    const draft = toDraft(before);
    expect(draft.hints.map(({ cost }) => cost)).toEqual(["33.333333", "7"]);
    const [one, two] = draft.hints;
    if (!one || !two) throw new Error("no hints");
    const added = addHint([two, one]).map((hint, index) => (index === 2 ? { ...hint, text: said("Tres"), cost: "12.5" } : hint));
    expect(readDraft({ ...draft, hints: added }, before).question).toMatchObject({ hints: [{ text: said("Dos"), cost: 0.07 }, { text: said("Uno"), cost: 0.33333333333 }, { text: said("Tres"), cost: 0.125 }] });
    expect(readDraft({ ...draft, hints: [] }, before).question).toMatchObject({ hints: [] });
    expect(readDraft({ ...draft, hints: [{ ...one, text: said(" "), cost: "101" }, { ...two, cost: "" }] }, before).errors).toEqual({ "hint-h1": "hint", "hint-cost-h1": "hintCost", "hint-cost-h2": "hintCost" });
    expect(Array.from({ length: 12 }).reduce<typeof draft.hints>((hints) => addHint(hints), []), "no more than a question may have").toHaveLength(10);
  });

  it("takes points and what hints cost with a decimal comma too, as keyboards of the school's languages write it", () => {
    const before = questionSchema.parse({ type: "boolean", prompt: said("?"), correct: true, hints: [{ text: said("Uno"), cost: 0.5 }] });
    const draft = toDraft(before);
    const written = (cost: string, points: string) => readDraft({ ...draft, points, hints: draft.hints.map((hint) => ({ ...hint, cost })) }, before);
    expect(written("12,5", "1,25").question).toMatchObject({ points: 1.25, hints: [{ cost: 0.125 }] });
    expect(written("1,000", "1,000").errors, "thousands, or one?").toEqual({ "question-points": "points", "hint-cost-h1": "hintCost" });
  });

  it("reads tags between commas, each once", () => {
    expect(readTags(" sql, uniones  internas ,sql,,")).toEqual(["sql", "uniones internas"]);
  });
});
