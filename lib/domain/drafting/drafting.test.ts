import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passagesOf } from "@/lib/markdown/passages-of";
import { answerSchema, readItem } from "@/lib/schemas/drafted-item";
import { questionSchema, type QuestionInput } from "@/lib/schemas/questions";
import { DRAFT_TYPES } from "./draft-terms";
import { judgeDraft } from "./judge-draft";
import { costOf } from "./model-cost";
import { MAX_SOURCE_CHARS, sentencesOf, toBatches, toPassages, type Passage } from "./passage";
import { heldShare, likeness, numbersIn, toGist } from "./words";

const part = (text: string, more: Partial<Passage> = {}): Passage => ({ text, heading: null, second: null, page: null, terms: [], ...more });
const SOURCE = [part("La clave primaria identifica cada fila de una tabla. La tabla tiene 1.250 filas y 3,5 columnas de media."), part("Un índice acelera las búsquedas y ocupa espacio en el disco.")];
const wanted = { types: [...DRAFT_TYPES], language: "es", difficulty: 0.5 };
const plain = (text: string) => ({ format: "plain" as const, text });

describe("passages", () => {
  it("keep headings, seconds and pages apart, and forget what a text does not say", () => {
    const { passages } = toPassages(passagesOf("# Uno\n\nPrimero.\n\n- a\n- **b**\n\n<script>x</script>\n\n## Dos\n\nSegundo.\n\n| c | d |\n|---|---|\n| 1 | 2 |"));
    expect(passages).toMatchObject([{ heading: "Uno", text: "Primero.\na\nb", terms: ["b"] }, { heading: "Dos", text: "Segundo.\nc · d\n1 · 2" }]);
    expect(toPassages([part("Uno.", { second: 0 }), part("Dos.", { second: 40 })]).passages).toHaveLength(2);
    expect(toPassages([part("Uno.", { page: 1 }), part("Dos.", { page: 2 })]).passages).toHaveLength(2);
  });

  it("are cut at the ends of sentences, and a text without an end is cut too", () => {
    const long = toPassages([part(Array.from({ length: 100 }, (_, index) => `Esta es la frase ${index} de un texto largo.`).join(" "))]).passages;
    expect(long.length).toBeGreaterThan(2);
    for (const { text } of long) expect(text).toMatch(/^Esta.*largo\.$/);
    const { passages, isCut } = toPassages([part("x".repeat(2 * MAX_SOURCE_CHARS))]);
    expect(isCut).toBe(true);
    expect(passages.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(MAX_SOURCE_CHARS);
    expect(sentencesOf("Vale 3.5 euros. ¿Sí? No.")).toEqual(["Vale 3.5 euros.", "¿Sí?", "No."]);
  });

  it("are dealt out in batches that together ask for all questions", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_200 }), { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 30 }), (lengths, count) => {
        const batches = toBatches(lengths.map((length) => ({ text: "x".repeat(length) })), count);
        expect(batches.reduce((sum, batch) => sum + batch.count, 0)).toBe(count);
        for (const { from, to, count: share } of batches) expect(from < to && share >= 1 && share <= 8 && to <= lengths.length).toBe(true);
      }),
    );
  });
});

describe("a draft", () => {
  const judge = (question: QuestionInput, quote: string, asked: string[] = []) => judgeDraft({ question: questionSchema.parse(question), quote }, SOURCE, asked.map(toGist));
  const single = (right: string, text = "¿Qué identifica cada fila?"): QuestionInput => ({ type: "single", prompt: plain(text), options: [{ id: "a", text: plain(right), correct: true }, { id: "b", text: plain("El disco"), correct: false }] });

  it("stands on words of the source, whatever their case and marks", () => {
    expect(judge(single("La clave primaria"), "la CLAVE primaria — identifica cada fila")).toEqual({ passage: 0 });
    expect(judge(single("La clave primaria"), "Un índice acelera las búsquedas")).toEqual({ dropped: "unsupported" });
    expect(judge(single("La clave primaria"), "Los elefantes vuelan de noche")).toEqual({ dropped: "not_in_source" });
    expect(judge(single("La clave primaria"), "la")).toEqual({ dropped: "not_in_source" });
  });

  it.each([
    ["a number that stands there", { type: "numeric", prompt: plain("¿Cuántas filas?"), accepted: [{ kind: "value", value: 1_250 }] }, { passage: 0 }],
    ["a number with a comma", { type: "numeric", prompt: plain("¿Cuántas columnas?"), accepted: [{ kind: "value", value: 3.5 }] }, { passage: 0 }],
    ["a number that does not", { type: "numeric", prompt: plain("¿Cuántas filas?"), accepted: [{ kind: "value", value: 7 }] }, { dropped: "unsupported" }],
    ["a word that stands there", { type: "shortText", prompt: plain("¿Qué identifica la clave?"), accepted: [{ text: "cada fila" }] }, { passage: 0 }],
    ["a word that does not", { type: "shortText", prompt: plain("¿Qué identifica la clave?"), accepted: [{ text: "columna roja" }] }, { dropped: "unsupported" }],
    ["a gap", { type: "cloze", prompt: plain("La [[g1]] primaria"), gaps: [{ kind: "text", id: "g1", accepted: [{ text: "clave" }] }] }, { passage: 0 }],
    ["a statement", { type: "boolean", prompt: plain("La clave primaria identifica una columna"), correct: false }, { passage: 0 }],
    ["a statement of something else", { type: "boolean", prompt: plain("Los elefantes africanos duermen poco"), correct: false }, { dropped: "unsupported" }],
    ["an order", { type: "ordering", prompt: plain("Ordena"), items: ["clave primaria", "cada fila", "la tabla"].map((text, index) => ({ id: `i${index}`, text: plain(text) })) }, { passage: 0 }],
    ["pairs", { type: "matching", prompt: plain("Une"), prompts: [{ id: "p", text: plain("clave primaria") }], targets: [{ id: "t", text: plain("identifica cada fila") }], pairs: [{ prompt: "p", target: "t" }] }, { passage: 0 }],
  ] as [string, QuestionInput, unknown][])("asks what the passage answers: %s", (_name, question, verdict) => {
    expect(judge(question, SOURCE[0]?.text ?? "")).toEqual(verdict);
  });

  it("does not ask again what is asked, in the same words or nearly", () => {
    const quote = "La clave primaria identifica cada fila de una tabla.";
    expect(judge(single("La clave primaria"), quote, ["¿QUÉ identifica, cada fila? La clave primaria"])).toEqual({ dropped: "duplicate" });
    expect(judge(single("La clave primaria", "¿Qué identifica a cada una de las filas?"), quote, ["¿Qué identifica cada fila? La clave primaria"])).toEqual({ dropped: "duplicate" });
    expect(judge(single("La clave primaria"), quote, ["¿Qué acelera las búsquedas? El índice"])).toEqual({ passage: 0 });
  });

  it("is held against thousands of questions in a moment: nobody else is served meanwhile", () => {
    const asked = Array.from({ length: 3_000 }, (_, number) => toGist(Array.from({ length: 60 }, (_unused, word) => `otra${number}x${word}`).join(" ")));
    const long = Array.from({ length: 150 }, (_, word) => `palabra${word}`).join(" ");
    const question = questionSchema.parse({ type: "boolean", prompt: plain(long), correct: true });
    const began = performance.now();
    for (let candidate = 0; candidate < 30; candidate += 1) expect(judgeDraft({ question, quote: long.slice(0, 80) }, [{ text: long }], asked)).toEqual({ passage: 0 });
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  it("is compared by the words that carry meaning", () => {
    expect(likeness(toGist("el índice de la tabla"), toGist("los índices de tablas"))).toBe(1);
    expect(likeness(toGist("¿y?"), toGist("¿o?"))).toBe(0);
    expect(heldShare("nada de esto", "otra cosa")).toBe(0);
    expect(numbersIn("de 1.250,5 a −3")).toEqual(expect.arrayContaining([1_250.5, -3]));
  });
});

describe("what a model writes", () => {
  const item = { type: "single", prompt: "¿Qué identifica cada fila?", options: [{ text: "La clave primaria", isRight: true, why: "Lo dice." }, { text: "El disco", isRight: false, why: "" }], quote: "La clave primaria identifica cada fila", rationale: "Por eso." };

  it("becomes a question of ours, with a reason for each option", () => {
    expect(readItem(item, wanted)).toMatchObject({ ok: true, question: { type: "single", language: "es", difficulty: 0.5, rationale: plain("Por eso."), options: [{ correct: true, feedback: plain("Lo dice.") }, { correct: false, feedback: null }] } });
  });

  it.each([
    ["no right option", { ...item, options: item.options.map((option) => ({ ...option, isRight: false })) }],
    ["two right options", { ...item, options: item.options.map((option) => ({ ...option, isRight: true })) }],
    ["the same option twice", { ...item, options: [item.options[0], item.options[0]] }],
    ["a type that is none", { ...item, type: "essay" }],
    ["a text of a megabyte", { ...item, prompt: "x".repeat(1_000_000) }],
    ["no quote", { ...item, quote: "" }],
    ["a gap that is not in the text", { ...item, type: "cloze", gaps: [{ text: "clave", distractors: [] }] }],
    ["a truth that is not said", { ...item, type: "boolean" }],
    ["a number that is none", { ...item, type: "numeric" }],
    ["one pair", { ...item, type: "matching", pairs: [{ left: "a", right: "b" }] }],
    ["two items", { ...item, type: "ordering", items: ["a", "b"] }],
    ["nothing", null],
  ])("is not taken with %s, and the reason is said", (_name, given) => {
    const read = readItem(given, wanted);
    expect(read.ok).toBe(false);
    expect(!read.ok && read.issues.length > 0).toBe(true);
  });

  it("is plain words, whatever it tries to be", () => {
    const hostile = "<img src=x onerror=alert(1)>\u202e<script>alert(1)</script>\0";
    const read = readItem({ ...item, prompt: `¿Qué? ${hostile}`, rationale: hostile, options: [{ text: `La clave primaria ${hostile}`, isRight: true, why: hostile }, { text: "b", isRight: false }] }, wanted);
    expect(read.ok && JSON.stringify(read.question)).not.toMatch(/"format":"(?:html|markdown)"/);
    expect(read.ok && JSON.stringify(read.question)).not.toMatch(/\u202e|\\u0000|\0/);
  });

  it("never throws, whatever it is", () => {
    fc.assert(fc.property(fc.oneof(fc.json().map((text) => JSON.parse(text)), fc.record({ type: fc.constantFrom(...DRAFT_TYPES), prompt: fc.string(), quote: fc.string(), options: fc.anything(), gaps: fc.anything(), items: fc.array(fc.string()) })), (given) => void readItem(given, wanted)));
  });

  it("is asked for by a schema in which every field is required, as strict servers demand", () => {
    const check = (node: unknown): void => {
      if (typeof node !== "object" || node === null) return;
      if (Reflect.get(node, "type") === "object") {
        expect(Reflect.get(node, "required")).toEqual(Object.keys(Reflect.get(node, "properties")));
        expect(Reflect.get(node, "additionalProperties")).toBe(false);
      }
      Object.values(node).forEach(check);
    };
    check(answerSchema(["single"]));
  });
});

describe("what it costs", () => {
  it("follows from tokens and price, rounded up, and is unknown without a price", () => {
    expect(costOf({ inputTokens: 1_000_000, outputTokens: 500_000 }, { input: 150_000, output: 600_000 })).toBe(450_000);
    expect(costOf({ inputTokens: 1, outputTokens: 0 }, { input: 150_000, output: 0 })).toBe(1);
    expect(costOf({ inputTokens: 5, outputTokens: 5 }, { input: 0, output: 0 })).toBe(0);
    expect(costOf({ inputTokens: 5, outputTokens: 5 }, null)).toBeNull();
  });
});
