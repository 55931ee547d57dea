import type { QtiProgram, QtiRule } from "@/lib/schemas/qti-program";
import { evaluate } from "./evaluate";
import { holds } from "./operators-logic";
import { seededRandom } from "./random";
import { convertTo, declarationOf, declaredValue, startState, type QtiState } from "./state";
import { isNull, itemsOf, ScoringRefused, toJson, type QtiValue } from "./value";

export type QtiResult =
  | { status: "scored"; score: number; maxScore: number | null; outcomes: Record<string, ReturnType<typeof toJson>>; templates: Record<string, ReturnType<typeof toJson>> }
  | { status: "refused"; reason: string };

type Flow = "next" | "exit";

const MAX_RESTARTS = 100;

/**
 * Runs an item's template, response and outcome rules on a candidate's responses, as QTI 2 and 3 describe processing
 * (https://www.imsglobal.org/question/). `score` is the outcome SCORE, 0 while it has no value. What an item draws at
 * random comes from `seed`, which belongs to the attempt; without one such an item is refused. Never a guess: what the
 * rules leave undefined is refused with the reason.
 */
export function runProgram(program: QtiProgram, responses: Readonly<Record<string, unknown>>, { seed }: { seed: number | null }): QtiResult {
  const random = seed === null ? refuseDraw : seededRandom(seed);
  try {
    const state = startState(program, responses, random);
    runTemplates(state);
    runAll(program.responseRules, state);
    runAll(program.outcomeRules, state);
    return toResult(state);
  } catch (error) {
    if (error instanceof ScoringRefused) return { status: "refused", reason: error.message };
    if (error instanceof RangeError) return { status: "refused", reason: "The numbers are too large to count with." };
    throw error;
  }
}

/** A constraint that does not hold draws the template anew; after 100 draws the declared defaults stand. */
function runTemplates(state: QtiState): void {
  for (let draw = 0; draw < MAX_RESTARTS; draw++) {
    for (const { identifier } of state.program.templates) state.templates.set(identifier, state.defaults.get(identifier) ?? null);
    if (runTemplateRules(state.program.templateRules, state) !== "restart") return;
  }
  for (const { identifier } of state.program.templates) state.templates.set(identifier, state.defaults.get(identifier) ?? null);
}

function runTemplateRules(rules: readonly QtiRule[], state: QtiState): Flow | "restart" {
  for (const rule of rules) {
    if (rule.do === "require") {
      if (!holds(evaluate(rule.condition, state))) return "restart";
    } else if (runRule(rule, state) === "exit") return "exit";
  }
  return "next";
}

function runAll(rules: readonly QtiRule[], state: QtiState): Flow {
  for (const rule of rules) if (runRule(rule, state) === "exit") return "exit";
  return "next";
}

function runRule(rule: QtiRule, state: QtiState): Flow {
  switch (rule.do) {
    case "exit":
      return "exit";
    case "if": {
      const branch = rule.branches.find(({ when }) => when === null || holds(evaluate(when, state)));
      return branch ? runAll(branch.then, state) : "next";
    }
    case "set":
      assign(rule, state);
      return "next";
    case "lookup":
      lookUp(rule, state);
      return "next";
    case "require":
      throw new ScoringRefused("A template constraint stands where it has no meaning.");
  }
}

function assign({ variable, identifier, value }: Extract<QtiRule, { do: "set" }>, state: QtiState): void {
  const declared = declarationOf(state.program, identifier);
  if (value === null) {
    setIn(state, "response", identifier, state.defaults.get(identifier) ?? null);
    return;
  }
  setIn(state, variable, identifier, convertTo(declared, evaluate(value, state)));
}

function setIn(state: QtiState, variable: Extract<QtiRule, { do: "set" }>["variable"], identifier: string, value: QtiValue): void {
  const target = { outcome: state.outcomes, response: state.responses, template: state.templates, correct: state.correct, default: state.defaults }[variable];
  if (variable !== "default" && !target.has(identifier)) throw new ScoringRefused(`There is no ${variable} variable ${identifier}.`);
  target.set(identifier, value);
}

function lookUp({ identifier, value }: Extract<QtiRule, { do: "lookup" }>, state: QtiState): void {
  const declaration = state.program.outcomes.find((each) => each.identifier === identifier);
  if (!declaration?.lookup) throw new ScoringRefused(`The outcome ${identifier} has no table to look up in.`);
  const { kind, entries, defaultValue } = declaration.lookup;
  const source = itemsOf(evaluate(value, state))[0]?.value;
  const found = typeof source !== "number" ? undefined : kind === "match"
    ? entries.find((entry) => entry.source === source)
    : entries.find((entry) => (entry.includeBoundary ? source >= entry.source : source > entry.source));
  const text = found?.target ?? defaultValue;
  state.outcomes.set(identifier, text === null ? null : declaredValue(declaration, [text]));
}

function toResult(state: QtiState): QtiResult {
  const outcomes = Object.fromEntries([...state.outcomes].map(([identifier, value]) => [identifier, toJson(value)]));
  const score = numberIn(state.outcomes.get("SCORE") ?? null, "SCORE");
  const maxScore = state.outcomes.has("MAXSCORE") ? numberIn(state.outcomes.get("MAXSCORE") ?? null, "MAXSCORE") : null;
  const templates = Object.fromEntries([...state.templates].map(([identifier, value]) => [identifier, toJson(value)]));
  return { status: "scored", score: score ?? 0, maxScore, outcomes, templates };
}

function numberIn(value: QtiValue, name: string): number | null {
  if (isNull(value)) return null;
  const [item, ...more] = itemsOf(value);
  if (more.length > 0 || typeof item?.value !== "number") throw new ScoringRefused(`${name} is not one number.`);
  return item.value;
}

function refuseDraw(): number {
  throw new ScoringRefused("The item draws at random, and the attempt has no seed.");
}
