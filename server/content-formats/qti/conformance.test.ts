import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { QuestionResponse } from "@/lib/schemas/question-responses";
import { questionSchema, type Question } from "@/lib/schemas/questions";
import { runProgram, scoreQuestion } from "@/server/assessment";
import { findSharedData } from "@/tests/harness/shared-data";
import { ImportRefused } from "../import-report";
import { parseXml } from "../parse-xml";
import { normalizeNames } from "./normalize-names";
import { parseItem } from "./parse-item";
import { toQuestion } from "./to-question";

const folder = findSharedData("02-question-banks/qti22-conformance");
const names = folder ? readdirSync(folder).filter((name) => !name.includes(".")) : [];
const oracle = z.object({
  seed: z.number().optional(),
  cases: z.array(
    z.object({
      name: z.string(),
      xfail: z.boolean().optional(),
      responses: z.record(z.string(), z.unknown()),
      expect: z.object({ score: z.number().optional(), maxScore: z.number().optional(), outcomes: z.record(z.string(), z.unknown()).optional(), itemBodyContains: z.array(z.string()).optional() }),
    }),
  ),
});

/** Whole-test operators, rules in another file, and a random draw for which the case gives no seed. */
const REFUSED = ["outcomeProcessing_outcomeMaximum", "outcomeProcessing_outcomeMinimum", "outcomeProcessing_testVariables", "responseProcessing_xiInclude", "templateProcessing_templateConstraint"];

describe.skipIf(!folder)("QTI 2.2 conformance (shared/data/02-question-banks/qti22-conformance)", () => {
  it.each(names.filter((name) => !REFUSED.includes(name)))("%s scores as its oracle says", (name) => {
    const { seed = null, cases } = read(name);
    const { program } = parse(name);
    for (const { name: label, responses, expect: wanted } of cases) {
      const result = runProgram(program, responses, { seed });
      if (result.status === "refused") throw new Error(`${label}: ${result.reason}`);
      for (const [identifier, value] of Object.entries(wanted.outcomes ?? {})) expect(result.outcomes[identifier], `${label}: ${identifier}`).toEqual(value);
      if (wanted.score !== undefined) expect(result.score, label).toBe(wanted.score);
      if (wanted.maxScore !== undefined) expect(result.maxScore, label).toBe(wanted.maxScore);
    }
  });

  it.each(REFUSED)("%s is refused with the reason", (name) => {
    expect(() => {
      const result = runProgram(parse(name).program, {}, { seed: null });
      if (result.status === "refused") throw new ImportRefused(result.reason);
    }).toThrow(ImportRefused);
  });

  it.each(names.filter((name) => !REFUSED.includes(name)))("%s scores the same as the question that it becomes", (name) => {
    const { question: input } = toQuestion(parse(name));
    const question = questionSchema.parse(input);
    for (const { name: label, responses } of read(name).cases) {
      const response = responseTo(question, responses);
      if (response === null || question.type === "qti") continue;
      const mine = scoreQuestion(question, response);
      const theirs = runProgram(parse(name).program, responses, { seed: null });
      expect(mine.status === "scored" && theirs.status === "scored" && [mine.score, label], label).toEqual([theirs.status === "scored" && theirs.score, label]);
    }
  });

  it("supports at least four of five", () => {
    expect(names).toHaveLength(45);
    expect((names.length - REFUSED.length) / names.length).toBeGreaterThan(0.85);
  });
});

/** The same answer in the form of our types; null for what a person scores or what nobody could answer there. */
function responseTo(question: Question, responses: Record<string, unknown>): QuestionResponse | null {
  const values = z.union([z.array(z.string()), z.string().transform((text) => [text]), z.number().transform((value) => [String(value)]), z.null().transform(() => [])]);
  const given = (identifier: string) => values.parse(responses[identifier] ?? null);
  switch (question.type) {
    case "single":
      return { type: "single", choice: given("RESPONSE")[0] ?? null };
    case "multiple":
      return { type: "multiple", choices: given("RESPONSE") };
    case "matching":
      return { type: "matching", pairs: given("RESPONSE").map((pair) => ({ prompt: pair.split(" ")[0] ?? "", target: pair.split(" ")[1] ?? "" })) };
    case "cloze":
      return { type: "cloze", gaps: Object.fromEntries(question.gaps.map(({ id }) => [id, given(id)[0] ?? ""])) };
    default:
      return null;
  }
}

function read(name: string): z.infer<typeof oracle> {
  return oracle.parse(JSON.parse(readFileSync(path.join(folder ?? "", name, "cases.json"), "utf8")));
}

function parse(name: string) {
  return parseItem(normalizeNames(parseXml(readFileSync(path.join(folder ?? "", name, "item.xml"), "utf8"))));
}
