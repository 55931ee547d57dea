import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fill } from "./fill";
import { tellReason, toReasonPatterns, type SayReason } from "./import-reason";
import { loadReasonTeller } from "./load-import-reasons";

const texts = (locale: string) => z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(`messages/${locale}/import-reasons.json`, "utf8")));
const english = texts("en");
const patterns = toReasonPatterns(english);
/** Says an entry in English. */
const again: SayReason = (code, params) => fill(english[code] ?? "", params);

/** The entry that a text is, and what stands in it; of one inside of another, the outer one. */
function findReason(text: string): { code: string; params: Readonly<Record<string, string>> } | null {
  let found: ReturnType<typeof findReason> = null;
  tellReason(text, patterns, (code, params) => {
    found = { code, params };
    return again(code, params);
  });
  return found;
}

const HOSTILE = ["", "x", "{name}", "{n, plural, other {#}}", "'{", "it's", "<b>", "</b>", "$&", "$1", "a.b*c(", "[x]", "\\", '"', "«»", "\n", "  ", "%s", "ñ", "🙂"];
/** What may stand in a placeholder: some are of one form. */
function valueOf(name: string): fc.Arbitrary<string> {
  if (name === "line") return fc.nat().map(String);
  if (name === "place") return fc.stringMatching(/^\w{1,9}(?:\.\w{1,9}){0,2}$/);
  if (name === "reason") return fc.constantFrom("It is no PDF.", "is empty");
  return fc.array(fc.constantFrom(...HOSTILE), { maxLength: 4 }).map((parts) => parts.join(""));
}

describe("an entry", () => {
  it.each(patterns)("$code is taken apart and put together again, whatever stands in it", ({ code, names }) => {
    fc.assert(
      fc.property(fc.tuple(...names.map(valueOf)), (values) => {
        const written = again(code, Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""])));
        const found = findReason(written);
        expect(found && again(found.code, found.params)).toBe(written);
        if (!hasTwin(code, values)) expect(found?.code).toBe(code);
        if (found?.code === code && names.length === 1) expect(Object.values(found.params)).toEqual(values);
        expect(tellReason(written, patterns, again)).toBe(written);
      }),
      { numRuns: 40 },
    );
  });

  it("gives the entry with the most text of its own", () => {
    expect(findReason("The operator x is not supported.")).toEqual({ code: "qtiOperator", params: { name: "x" } });
    expect(findReason("customInteraction is not supported.")).toEqual({ code: "notSupported", params: { name: "customInteraction" } });
  });

  it("finds nothing in a text that is no entry", () => {
    expect(findReason("Something else went wrong.")).toBeNull();
    expect(tellReason("It is no PDF. Something else went wrong.", patterns, again)).toBeNull();
  });
});

describe("tellReason", () => {
  const say: SayReason = (code, params) => `[${[code, ...Object.values(params)].join("|")}]`;

  it("tells each of several reasons, and those behind a line or a field", () => {
    expect(tellReason("Line 3: It has no scoring rules. How the options are laid out is not kept.", patterns, say)).toBe("[line|3|[qtiNoRules]] [qtiLayout]");
    expect(tellReason("title: is empty; points: Too small: expected number to be >=0", patterns, say)).toBe("[place|title|[ruleEmpty]]; [place|points|[zodNumberLeast|0]]");
    expect(tellReason("options.0.text: cannot be stored points: Too small: expected number to be >=0", patterns, say)).toBe("[place|options.0.text|[ruleStorable]] [place|points|[zodNumberLeast|0]]");
    expect(tellReason("Line 1: x is not supported.", patterns, say)).toBe("[line|1|[notSupported|x]]");
    expect(tellReason("The XML is not well-formed: unclosed tag: a", patterns, say)).toBe("[xmlBroken|[libUnclosed|a]]");
    expect(tellReason("The XML is not well-formed: a fault of its own.", patterns, say)).toBe("[xmlBroken|a fault of its own.]");
    expect(tellReason("Line 2: A file that is to be launched is not in it. (a (b).html)", patterns, say)).toBe("[line|2|[detail|[scormMissing]|a (b).html]]");
  });

  it("knows a rule that was made a sentence", () => {
    expect(tellReason("Two parts have the same name. Invalid input.", patterns, (code) => code)).toBe("RuleSameName. ZodInput.");
  });

  it("reads a reason that was written to be slow in good time", () => {
    const started = performance.now();
    tellReason("a: ".repeat(1_300), patterns, say);
    tellReason("a: ".repeat(39), patterns, say);
    tellReason('"x. '.repeat(38), patterns, say);
    tellReason(`The address ${" is taken: the draft gets ".repeat(100)}`, patterns, say);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it("knows what the schemas say by themselves", () => {
    const cases: [z.ZodType, unknown][] = [
      ...[z.string(), z.number(), z.boolean(), z.array(z.string()), z.object({})].flatMap((schema): [z.ZodType, unknown][] => [[schema, undefined], [schema, null]]),
      [z.date(), null], [z.literal("x"), "y"], [z.union([z.string(), z.number()]), null],
      [z.string().min(2), ""], [z.string().max(1), "ab"], [z.array(z.string()).min(1), []], [z.array(z.string()).max(0), ["a"]],
      [z.number().min(2), 1], [z.number().max(2), 3], [z.number().gt(2), 1], [z.number().lt(2), 3],
      [z.int(), 1e20], [z.int(), -1e20], [z.int(), 1.5], [z.enum(["a", "b"]), "c"], [z.strictObject({}), { a: 1 }], [z.strictObject({}), { a: 1, b: 2 }], [z.string().regex(/^a"$/), "b"],
      [z.iso.date(), "x"], [z.iso.datetime(), "x"], [z.url(), "x"], [z.discriminatedUnion("type", [z.object({ type: z.literal("a") })]), { type: "b" }],
      [z.record(z.string().max(1), z.string()), { ab: "c" }],
    ];
    const said = cases.map(([schema, value]) => schema.safeParse(value).error?.issues[0]?.message ?? "");
    const codes = said.map((message) => findReason(message)?.code ?? message);
    expect(codes.filter((code) => !code.startsWith("zod"))).toEqual([]);
    expect(Object.keys(english).filter((code) => code.startsWith("zod") && !codes.includes(code))).toEqual([]);
  });
});

describe("loadReasonTeller", () => {
  const none = () => null;

  it("tells reasons in the reader's language, with what is in them as it is", async () => {
    const [es, pt, en] = await Promise.all([loadReasonTeller("es"), loadReasonTeller("pt-BR"), loadReasonTeller("en")]);
    const reason = 'Line 4: The archive holds "{a, plural} <b>it\'s</b>" twice.';
    expect(es(reason, none)).toBe("Línea 4: El archivo comprimido contiene «{a, plural} <b>it's</b>» dos veces.");
    expect(pt(reason, none)).toBe("Linha 4: O arquivo compactado contém “{a, plural} <b>it's</b>” duas vezes.");
    expect(en(reason, none)).toBeNull();
    expect(es("It is no sound PDF: damaged.", (refusal) => `<${refusal}>`)).toBe("No podemos entregar este PDF. <damaged>");
    expect(es("Something else.", none)).toBeNull();
  });
});

/** A value can make one entry's text another's: `"x" is not a number` with a tolerance. Then the other one is right too. */
function hasTwin(code: string, values: readonly string[]): boolean {
  return code === "place" || code === "detail" || values.some((value) => /[".\s]|^$/.test(value));
}
