import { createHash } from "node:crypto";
import { drawQuestions } from "@/lib/domain/draw-questions";
import type { QuizContent } from "@/lib/schemas/lesson-content";

/** `places` are those of its pool, `keys` the names of the same questions in their bank. */
export type TakenDraw = { id: string; title: string; section?: string | undefined; before: number; count: number; places: readonly number[]; keys: readonly string[] };

/**
 * A quiz as attempts take it: all that it may ask in one list, where a question's place is the same for every attempt.
 * Fixed questions come first, then the pools of the draws.
 */
export type TakenQuiz = Omit<QuizContent, "draws"> & { draws: readonly TakenDraw[] };

export function toTaken({ questions: fixed, draws = [], ...quiz }: QuizContent): TakenQuiz {
  const questions = [...fixed];
  const taken = draws.map(({ id, title, section, before, count, pool }) => {
    const places = pool.map((_, index) => questions.length + index);
    questions.push(...pool);
    return { id, title, ...(section !== undefined && { section }), before: Math.min(before, fixed.length), count, places, keys: pool.map(({ bank }, index) => bank?.question ?? `${id}/${index}`) };
  });
  return { ...quiz, questions, draws: taken };
}

export function fixedCount({ questions, draws }: Pick<TakenQuiz, "questions" | "draws">): number {
  return questions.length - draws.reduce((sum, { places }) => sum + places.length, 0);
}

/** Every answer that is saved asks what its attempt drew: the latest attempts of a quiz are remembered with it. */
const REMEMBERED = 1_000;
const known = new WeakMap<TakenQuiz["draws"], Map<string, number[][]>>();

/** The places that each draw of an attempt takes, in the order in which it drew them. Names of questions decide, never their order in the pool. */
export function drawnPlaces(quiz: Pick<TakenQuiz, "questions" | "draws">, seed: string): number[][] {
  if (quiz.draws.length === 0) return [];
  const drawn = known.get(quiz.draws) ?? new Map<string, number[][]>();
  known.set(quiz.draws, drawn);
  const places = drawn.get(seed) ?? drawPlaces(quiz, seed);
  const [oldest] = drawn.keys();
  if (drawn.size >= REMEMBERED && oldest !== undefined) drawn.delete(oldest);
  drawn.set(seed, places);
  return places;
}

function drawPlaces({ questions, draws }: Pick<TakenQuiz, "questions" | "draws">, seed: string): number[][] {
  const fixed = questions.slice(0, fixedCount({ questions, draws })).flatMap(({ bank }) => bank?.question ?? []);
  const drawn = drawQuestions(draws.map(({ id, count, keys }) => ({ id, count, pool: keys })), fixed, (drawId, key) => createHash("sha256").update(`${seed}\0draw\0${drawId}\0${key}`).digest("hex"));
  return draws.map(({ keys, places }, index) => (drawn[index] ?? []).flatMap((key) => places[keys.indexOf(key)] ?? []));
}
