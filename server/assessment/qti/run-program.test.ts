import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { QTI_OPERATORS, type QtiExpression, type QtiProgram, type QtiRule } from "@/lib/schemas/qti-program";
import { runProgram } from "./run-program";

const value = (base: string, text: string): QtiExpression => ({ op: "baseValue", attributes: { baseType: base, value: text }, args: [] });
const call = (op: QtiExpression["op"], attributes: Record<string, string> = {}, ...args: QtiExpression[]): QtiExpression => ({ op, attributes, args });
const variable = (identifier: string) => call("variable", { identifier });
const set = (identifier: string, expression: QtiExpression, kind: "outcome" | "template" = "outcome"): QtiRule => ({ do: "set", variable: kind, identifier, value: expression });
const program = (parts: Partial<QtiProgram>): QtiProgram => ({
  version: 1,
  responses: [{ identifier: "R", cardinality: "single", baseType: "float", defaultValue: null, correct: null, mapping: null, areaMapping: null }],
  outcomes: [{ identifier: "SCORE", cardinality: "single", baseType: "float", defaultValue: null, lookup: null }],
  templates: [],
  templateRules: [],
  responseRules: [],
  outcomeRules: [],
  ...parts,
});
const scoreOf = (expression: QtiExpression, responses: Record<string, unknown> = {}, seed: number | null = null) => runProgram(program({ responseRules: [set("SCORE", expression)] }), responses, { seed });

describe("runProgram", () => {
  it("counts in decimals", () => expect(scoreOf(call("sum", {}, value("float", "0.1"), value("float", "0.2")))).toMatchObject({ score: 0.3 }));

  it.each([
    ["and", ["true", "null"], null], ["and", ["false", "null"], false], ["or", ["true", "null"], true], ["or", ["false", "null"], null], ["not", ["null"], null],
  ] as const)("knows three truths: %s of %j", (op, args, wanted) => {
    const operands = args.map((each) => (each === "null" ? call("null") : value("boolean", each)));
    const outcomes: QtiProgram["outcomes"] = [{ identifier: "O", cardinality: "single", baseType: "boolean", defaultValue: [], lookup: null }];
    expect(runProgram(program({ outcomes, responseRules: [set("O", call(op, {}, ...operands))] }), {}, { seed: null })).toMatchObject({ outcomes: { O: wanted } });
  });

  it("draws the same for the same seed, until the constraint holds, and nothing without one", () => {
    const declared = ["A", "B"].map((identifier) => ({ identifier, cardinality: "single" as const, baseType: "integer" as const, defaultValue: ["0"] }));
    const item = program({
      templates: declared,
      templateRules: [...declared.map(({ identifier }) => set(identifier, call("randomInteger", { min: "1", max: "3" }), "template")), { do: "require", condition: call("not", {}, call("equal", {}, variable("A"), variable("B"))) }],
      responseRules: [set("SCORE", call("sum", {}, variable("A"), variable("B")))],
    });
    for (let seed = 0; seed < 50; seed++) {
      const result = runProgram(item, {}, { seed });
      expect(result).toEqual(runProgram(item, {}, { seed }));
      expect(result.status === "scored" && result.templates["A"] !== result.templates["B"]).toBe(true);
    }
    expect(runProgram(item, {}, { seed: null })).toMatchObject({ status: "refused" });
  });

  it.each([
    ["a response that the item does not have", { X: "1" }, variable("R")],
    ["several values for one", { R: ["1", "2"] }, variable("R")],
    ["a variable that is not declared", {}, variable("nobody")],
    ["a text where a number belongs", {}, value("string", "one")],
    ["a pattern that cannot be run", {}, call("patternMatch", { pattern: "(a)\\1" }, value("string", "aa"))],
    ["too large a container", {}, call("containerSize", {}, call("repeat", { numberRepeats: "20000" }, value("integer", "1")))],
    ["a mapping that is not there", { R: "1" }, call("mapResponse", { identifier: "R" })],
  ])("refuses %s", (_what, responses, expression) => expect(scoreOf(expression, responses)).toMatchObject({ status: "refused", reason: expect.any(String) }));

  it("takes letters for a number as no answer", () => expect(scoreOf(call("sum", {}, variable("R"), value("float", "1")), { R: "many" })).toMatchObject({ score: 0 }));

  const leaf = fc.oneof(fc.constantFrom(variable("R"), call("null"), value("boolean", "true"), value("point", "1 2"), value("pair", "a b"), value("string", "a"), value("duration", "PT1S")), fc.integer().map((number) => value("integer", String(number))), fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => value("float", String(number))));
  const attributeSets: Record<string, string>[] = [
    {},
    { n: "1", min: "0", max: "2", figures: "2", name: "mean", numberRepeats: "3", shape: "rect", coords: "0,0,9,9", identifier: "R", fieldIdentifier: "a", baseType: "integer", value: "1" },
    { name: "sin", tolerance: "1", toleranceMode: "relative", roundingMode: "decimalPlaces", figures: "R", pattern: "a+" },
  ];
  const attributes = fc.constantFrom(...attributeSets);
  const { tree } = fc.letrec<{ tree: QtiExpression }>((tie) => ({ tree: fc.oneof({ maxDepth: 4 }, leaf, fc.record({ op: fc.constantFrom(...QTI_OPERATORS), attributes, args: fc.array(tie("tree"), { maxLength: 3 }) })) }));
  test.prop([tree, fc.oneof(fc.double({ noNaN: true }), fc.string(), fc.constant(null))], { numRuns: 500 })("of any rules gives a finite score or a reason", (expression, response) => {
    const result = scoreOf(expression, { R: response }, 7);
    if (result.status === "scored") expect(Number.isFinite(result.score)).toBe(true);
    else expect(result.reason).toMatch(/\w/);
  });
});
