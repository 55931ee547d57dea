import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Json } from "@/lib/json";
import type { RegradeChoice, RegradeMode, RegradeRule, RegradeRules } from "@/lib/schemas/regrade";
import { loadRegrades, loadQuiz, rulesOf, toTaken, type PlaceRules, type TakenQuiz } from "@/server/assessment";
import { loadNewestQuiz } from "@/server/authoring";
import type { Reader } from "@/server/platform/db/tx";
import { pairQuestions, type PairedQuestion } from "./pair-questions";

type Place = { courseId: string; lessonId: string };

/** A question that may be scored another way: how it is scored now, and what its author's changes suggest. */
export type RegradedQuestion = PairedQuestion & { scoredBy: RegradeRule["mode"] | null; suggested: RegradeMode };

export type RegradeSubject = {
  title: string;
  questions: RegradedQuestion[];
  quizzes: Map<string, TakenQuiz>;
  /** The regrades of this quiz so far, oldest first. */
  regradeIds: string[];
  earlier: Map<string, RegradeRules>;
};

/**
 * What a regrade of a quiz is about: every question of the revisions that were released or taken, beside the quiz as it is
 * in the studio and its banks now. Checks no permission. Throws NOT_FOUND for a lesson that is no quiz of this course.
 */
export async function loadSubject(db: Reader, { courseId, lessonId }: Place): Promise<RegradeSubject> {
  const { title, quiz } = await loadNewestQuiz(db, courseId, lessonId);
  const now = toTaken(quiz);
  const revisions = await db.lessonRevision.findMany({ where: { lessonId, kind: "quiz", OR: [{ attempts: { some: {} } }, { released: { some: {} } }] }, orderBy: { number: "desc" }, select: { id: true } });
  const quizzes = new Map<string, TakenQuiz>();
  for (const { id } of revisions) quizzes.set(id, await loadQuiz(db, id));
  const regrades = await db.regrade.findMany({ where: { lessonId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: { id: true } });
  const regradeIds = regrades.map(({ id }) => id);
  const earlier = await loadRegrades(db, regradeIds);
  const effective = new Map([...quizzes.keys()].map((id) => [id, rulesOf(regradeIds.flatMap((each) => earlier.get(each) ?? []), id)]));
  const taken = [...quizzes].map(([revisionId, { questions, draws }]) => ({ revisionId, questions, fixed: fixedOf({ questions, draws }) }));
  const paired = pairQuestions(taken, { questions: now.questions, fixed: fixedOf(now) });
  return { title, questions: paired.map((pair) => ({ ...pair, ...stateOf(pair, quizzes, effective) })), quizzes, regradeIds, earlier };
}

function fixedOf({ questions, draws }: Pick<TakenQuiz, "questions" | "draws">): number {
  return questions.length - draws.reduce((sum, { places }) => sum + places.length, 0);
}

/** A corrected key is suggested where something that scores changed since, and it surely is the same question. */
function stateOf({ now, places, changes, isSure }: PairedQuestion, quizzes: RegradeSubject["quizzes"], effective: ReadonlyMap<string, PlaceRules>): Pick<RegradedQuestion, "scoredBy" | "suggested"> {
  const rules = [...places].flatMap(([revisionId, at]) => at.map((place) => ({ rule: effective.get(revisionId)?.get(place), asked: quizzes.get(revisionId)?.questions[place] })));
  const scoredBy = rules.find(({ rule }) => rule)?.rule?.mode ?? null;
  const isUpToDate = rules.every(({ rule, asked }) => (rule ? rule.mode !== "key" || isDeepStrictEqual(rule.question, now) : isDeepStrictEqual(asked, now)));
  const scores = changes.includes("key") || changes.includes("points");
  return { scoredBy, suggested: now && isSure && scores && !isUpToDate ? "key" : "keep" };
}

/** What scores which place, after what was suggested and what was chosen in its stead. A question without a newer form keeps its points. */
export function toRules(questions: readonly RegradedQuestion[], choices: readonly RegradeChoice[]): RegradeRules {
  const chosen = new Map(choices.map(({ question, mode }) => [question, mode]));
  const rules: RegradeRule[] = [];
  const places: RegradeRules["places"] = {};
  for (const { name, now, suggested, places: at } of questions) {
    const rule = ruleOf(chosen.get(name) ?? suggested, now);
    if (!rule) continue;
    rules.push(rule);
    for (const [revisionId, each] of at) for (const place of each) (places[revisionId] ??= {})[place] = rules.length - 1;
  }
  return { rules, places };
}

function ruleOf(mode: RegradeMode, now: PairedQuestion["now"]): RegradeRule | null {
  if (mode === "keep" || (mode === "key" && !now)) return null;
  return mode === "key" && now ? { mode, question: now } : mode === "key" ? null : { mode };
}

/** Rules as a row holds them. */
export function toStoredRules(rules: RegradeRules) {
  const json: Json = JSON.parse(JSON.stringify(rules));
  return json ?? {};
}

/** Names the rules and the state that they were chosen upon: what is applied is what was seen. */
export function seenOf(rules: RegradeRules, regradeIds: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify([rules, regradeIds.at(-1) ?? null])).digest("hex");
}
