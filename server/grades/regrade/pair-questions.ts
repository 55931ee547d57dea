import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Question } from "@/lib/schemas/questions";

/** What became of a question since attempts met it. `text` is what a learner reads and `points` its worth. */
export type QuestionChange = "text" | "key" | "points";

/** One question of a quiz, as the attempts met it in any revision, and as it is now; null when the quiz has it no more. */
export type PairedQuestion = {
  name: string;
  asked: Question;
  now: Question | null;
  changes: QuestionChange[];
  /** It surely is the same question; else somebody has to say so. */
  isSure: boolean;
  /** Where each revision has it. */
  places: Map<string, number[]>;
};

type Revision = { revisionId: string; questions: readonly Question[]; /** How many of them stand outside of any pool. */ fixed: number };

/**
 * Pairs the questions that attempts met with those of the quiz as it is now: by their identity in a bank, else by what they
 * ask, else, where the author reworded one in its place and its parts are the same, by that place. Pure.
 */
export function pairQuestions(taken: readonly Revision[], now: Omit<Revision, "revisionId">): PairedQuestion[] {
  const newest = namesIn(now.questions);
  const byName = new Map(newest.flatMap((name, place) => (name === null ? [] : [[name, place] as const])).toReversed());
  const paired = new Map<string, PairedQuestion>();
  for (const { revisionId, questions, fixed } of taken) {
    const names = namesIn(questions);
    for (const [place, asked] of questions.entries()) {
      const own = names[place];
      if (own === null || own === undefined) continue;
      const reworded = byName.has(own) || place >= Math.min(fixed, now.fixed) ? null : rewordedAs(asked, { at: now.questions[place], name: newest[place] ?? null, names });
      const name = reworded ?? own;
      const found = byName.get(name);
      const match = found === undefined ? null : (now.questions[found] ?? null);
      const pair = paired.get(name) ?? { name, asked, now: match, changes: [], isSure: true, places: new Map<string, number[]>() };
      pair.places.set(revisionId, [...(pair.places.get(revisionId) ?? []), place]);
      pair.isSure &&= reworded === null;
      pair.changes = [...new Set([...pair.changes, ...(match ? changesOf(asked, match) : [])])];
      paired.set(name, pair);
    }
  }
  return [...paired.values()];
}

/** What differs between a question and what became of it, as far as anybody would see it or be scored by it. */
export function changesOf(before: Question, after: Question): QuestionChange[] {
  const isSame = (one: unknown, other: unknown) => isDeepStrictEqual(one, other);
  return [
    ...(isSame(before.prompt, after.prompt) ? [] : ["text" as const]),
    ...(isSame(keyOf(before), keyOf(after)) ? [] : ["key" as const]),
    ...(before.points === after.points ? [] : ["points" as const]),
  ];
}

/** What helps a person to mark scores nothing by itself. */
const NO_KEYS: ReadonlySet<string> = new Set(["feedback", "rubric"]);

/** All of a question that could give an answer another score, but for its worth. What its programs are called with is anybody's own, whatever it is called. */
function keyOf({ prompt: _prompt, points: _points, bank: _bank, title: _title, sourceId: _source, category: _category, tags: _tags, difficulty: _difficulty, language: _language, hints: _hints, feedback: _feedback, rationale: _rationale, media: _media, ...rest }: Question): unknown {
  const { tests, ...judged } = "tests" in rest ? rest : { ...rest, tests: null };
  return [tests, JSON.parse(JSON.stringify(judged, (key, value: unknown) => (NO_KEYS.has(key) ? undefined : value)))];
}

/** A question's name: its identity in its bank, or what it asks and the how manieth it is that asks so. Text between questions has none. */
function namesIn(questions: readonly Question[]): (string | null)[] {
  const seen = new Map<string, number>();
  return questions.map(({ type, prompt, bank }) => {
    if (type === "information") return null;
    if (bank) return bank.question;
    const asks = createHash("sha256").update(`${type}\0${prompt.text.trim()}`).digest("hex").slice(0, 24);
    const number = seen.get(asks) ?? 0;
    seen.set(asks, number + 1);
    return number === 0 ? asks : `${asks}~${number}`;
  });
}

type Stand = { at: Question | undefined; name: string | null; names: readonly (string | null)[] };

/** The name of what stands in a question's place now, when that may be the same question in other words. */
function rewordedAs(asked: Question, { at, name, names }: Stand): string | null {
  if (!at || name === null || asked.bank || at.bank || at.type !== asked.type || names.includes(name)) return null;
  return isDeepStrictEqual(partsOf(asked), partsOf(at)) ? name : null;
}

function partsOf(question: Question): string[] {
  switch (question.type) {
    case "single":
    case "multiple":
      return question.options.map(({ id }) => id);
    case "cloze":
      return question.gaps.map(({ id }) => id);
    case "matching":
      return [...question.prompts, ...question.targets].map(({ id }) => id);
    case "ordering":
      return question.items.map(({ id }) => id).toSorted();
    case "hotspot":
      return question.areas.map(({ id }) => id);
    default:
      return [];
  }
}
