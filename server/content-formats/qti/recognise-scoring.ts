import type { QtiExpression, QtiProgram, QtiRule } from "@/lib/schemas/qti-program";

/** How one response earns points: all of them for its correct value, or what its mapping gives. */
export type ResponsePoints = { identifier: string; by: "match"; points: number } | { identifier: string; by: "map" | "mapPoint" };

export type RecognisedScoring = {
  /** `together`: points for all responses being right at once; else each earns its own. */
  mode: "together" | "each";
  responses: ResponsePoints[];
  /** Outcome values that say which feedback is shown when all is right and when not. */
  feedback: { outcome: string; correct: string | null; incorrect: string | null } | null;
};

type Branches = Extract<QtiRule, { do: "if" }>["branches"];

/**
 * What an item's rules come to, when they are one of the plain forms that our own question types score alike: SCORE for a
 * match with the correct response, a mapping, or a sum of such over several responses. Null for anything else, which then
 * keeps its own program. `[]` of responses means that the rules never give a point.
 */
export function recogniseScoring(program: QtiProgram): RecognisedScoring | null {
  if (program.templateRules.length + program.outcomeRules.length > 0 || !startsAtZero(program)) return null;
  const rules = program.responseRules.filter((rule, index) => !(index === 0 && isSet(rule, "SCORE") && constantOf(rule.value) === 0));
  if (rules.every(givesNoPoint)) return { mode: "each", responses: [], feedback: null };
  const [only] = rules;
  if (rules.length === 1 && only) {
    const whole = wholeScore(only);
    if (whole) return whole;
  }
  const added = rules.map(addedScore);
  const known = added.filter((each) => each !== null);
  const isPlain = known.length === added.length && new Set(known.map(({ identifier }) => identifier)).size === known.length;
  return isPlain ? { mode: "each", responses: known, feedback: null } : null;
}

export function onlyResponse(responses: readonly ResponsePoints[], identifier: string | undefined): ResponsePoints | null {
  const [only, ...more] = responses;
  return only && more.length === 0 && only.identifier === identifier ? only : null;
}

function startsAtZero({ outcomes }: QtiProgram): boolean {
  const score = outcomes.find(({ identifier }) => identifier === "SCORE");
  return score === undefined || (score.cardinality === "single" && Number(score.defaultValue?.[0] ?? 0) === 0);
}

/** Sets nothing, another outcome, or SCORE to zero, whatever was answered. */
function givesNoPoint(rule: QtiRule): boolean {
  if (rule.do === "if") return rule.branches.every(({ then }) => then.every(givesNoPoint));
  return rule.do === "exit" || (rule.do === "set" && rule.variable === "outcome" && (rule.identifier !== "SCORE" || constantOf(rule.value) === 0));
}

/** `if all match then SCORE = n else 0`, `SCORE = mapResponse`, and the latter behind a test for no answer. */
function wholeScore(rule: QtiRule): RecognisedScoring | null {
  if (isSet(rule, "SCORE")) return mapped(rule.value);
  if (rule.do !== "if") return null;
  const [first, second, ...more] = rule.branches;
  if (!first || more.length > 0 || (second && second.when !== null)) return null;
  if (first.when?.op === "isNull" && second && scoreIn(first.then)?.points === 0) {
    const [set, ...rest] = second.then;
    return set && rest.length === 0 && isSet(set, "SCORE") ? mapped(set.value) : null;
  }
  return matchedTogether(first, second);
}

function matchedTogether(first: Branches[number], second: Branches[number] | undefined): RecognisedScoring | null {
  const [right, wrong] = [scoreIn(first.then), second ? scoreIn(second.then) : { points: 0, outcome: null, value: null }];
  const matches = first.when?.op === "and" ? first.when.args.map(matchedResponse) : [matchedResponse(first.when)];
  const identifiers = matches.filter((each) => each !== null);
  if (!right || !wrong || wrong.points !== 0 || right.points <= 0 || identifiers.length !== matches.length) return null;
  if (right.outcome !== null && wrong.outcome !== null && right.outcome !== wrong.outcome) return null;
  const outcome = right.outcome ?? wrong.outcome;
  return {
    mode: "together",
    responses: identifiers.map((identifier) => ({ identifier, by: "match", points: right.points })),
    feedback: outcome === null ? null : { outcome, correct: right.value, incorrect: wrong.value },
  };
}

/** SCORE and at most one feedback set to constants, in a branch that does nothing else. */
function scoreIn(rules: readonly QtiRule[]): { points: number; outcome: string | null; value: string | null } | null {
  let points = 0;
  let feedback: { outcome: string; value: string } | null = null;
  for (const rule of rules) {
    if (rule.do !== "set" || rule.variable !== "outcome" || rule.value?.op !== "baseValue") return null;
    if (rule.identifier === "SCORE") {
      const constant = constantOf(rule.value);
      if (constant === null) return null;
      points = constant;
    } else if (feedback === null) {
      feedback = { outcome: rule.identifier, value: rule.value.attributes["value"]?.trim() ?? "" };
    } else return null;
  }
  return { points, outcome: feedback?.outcome ?? null, value: feedback?.value ?? null };
}

/** `if a response matches then SCORE = SCORE + n`, or `SCORE = SCORE + mapResponse`. */
function addedScore(rule: QtiRule): ResponsePoints | null {
  if (isSet(rule, "SCORE")) {
    const [addend] = addendsOf(rule.value);
    return addend ? mappedResponse(addend) : null;
  }
  if (rule.do !== "if") return null;
  const [branch, ...more] = rule.branches;
  const [set, ...rest] = branch?.then ?? [];
  const identifier = matchedResponse(branch?.when ?? null);
  if (more.length > 0 || rest.length > 0 || identifier === null || !set || !isSet(set, "SCORE")) return null;
  const [addend] = addendsOf(set.value);
  const points = addend ? constantOf(addend) : null;
  return points !== null && points > 0 ? { identifier, by: "match", points } : null;
}

/** What is added to SCORE, or nothing when the expression is no such sum. */
function addendsOf(expression: QtiExpression | null): QtiExpression[] {
  if (expression?.op !== "sum" || expression.args.length !== 2) return [];
  const others = expression.args.filter(({ op, attributes }) => !(op === "variable" && attributes["identifier"] === "SCORE"));
  return others.length === 1 ? others : [];
}

function mapped(expression: QtiExpression | null): RecognisedScoring | null {
  const response = expression ? mappedResponse(expression) : null;
  return response ? { mode: "each", responses: [response], feedback: null } : null;
}

function mappedResponse({ op, attributes }: QtiExpression): ResponsePoints | null {
  const identifier = attributes["identifier"];
  if (identifier === undefined) return null;
  if (op === "mapResponse") return { identifier, by: "map" };
  return op === "mapResponsePoint" ? { identifier, by: "mapPoint" } : null;
}

function matchedResponse(expression: QtiExpression | null): string | null {
  if (expression?.op !== "match") return null;
  const [a, b] = expression.args;
  const identifier = a?.attributes["identifier"];
  return a?.op === "variable" && b?.op === "correct" && identifier !== undefined && identifier === b.attributes["identifier"] ? identifier : null;
}

function constantOf(expression: QtiExpression | null): number | null {
  if (expression?.op !== "baseValue") return null;
  const value = Number(expression.attributes["value"]);
  return expression.attributes["value"]?.trim() && Number.isFinite(value) ? value : null;
}

function isSet(rule: QtiRule, identifier: string): rule is Extract<QtiRule, { do: "set" }> {
  return rule.do === "set" && rule.variable === "outcome" && rule.identifier === identifier;
}
