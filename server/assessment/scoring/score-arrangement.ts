import { add, clamp, divide, exact, fraction, ONE, ZERO, type Exact } from "@/lib/domain/exact-number";
import { isInsideArea } from "@/lib/domain/inside-area";
import type { ResponseOf } from "@/lib/schemas/question-responses";
import type { QuestionOf } from "@/lib/schemas/questions";
import { ResponseRefused, texts, type PartialScore } from "./partial-score";

type Pair = { prompt: string; target: string };

/** Each prompt may be given as many targets as it has, so matching everything with everything is refused. */
export function scoreMatching({ prompts, targets, pairs, scoring }: QuestionOf<"matching">, { pairs: given }: ResponseOf<"matching">): PartialScore {
  const key = ({ prompt, target }: Pair) => JSON.stringify([prompt, target]);
  const chosen = new Map(given.map((pair) => [key(pair), pair]));
  for (const { prompt, target } of chosen.values()) {
    if (!prompts.some(({ id }) => id === prompt) || !targets.some(({ id }) => id === target)) throw new ResponseRefused("A pair names what the question does not have.");
  }
  for (const { id } of prompts) {
    const allowed = Math.max(1, pairs.filter(({ prompt }) => prompt === id).length);
    if ([...chosen.values()].filter(({ prompt }) => prompt === id).length > allowed) throw new ResponseRefused(`${id} is matched more often than it may be.`);
  }
  const hits = pairs.filter((pair) => chosen.has(key(pair))).length;
  const exactly = hits === pairs.length && chosen.size === pairs.length;
  return {
    credit: scoring === "allOrNothing" ? (exactly ? ONE : ZERO) : fraction(BigInt(hits), BigInt(pairs.length)),
    parts: prompts.map(({ id }) => ({ id, credit: shareOf(pairs.filter(({ prompt }) => prompt === id), (pair) => chosen.has(key(pair))) })),
    feedback: [],
  };
}

function shareOf(pairs: readonly Pair[], isHit: (pair: Pair) => boolean): Exact {
  return pairs.length === 0 ? ZERO : fraction(BigInt(pairs.filter(isHit).length), BigInt(pairs.length));
}

/** `adjacentPairs` counts the neighbours that follow each other as they should. */
export function scoreOrdering({ items, scoring }: QuestionOf<"ordering">, { order }: ResponseOf<"ordering">): PartialScore {
  if (order.length === 0) return { credit: ZERO, parts: [], feedback: [] };
  const wanted = items.map(({ id }) => id);
  if (order.length !== wanted.length || new Set(order).size !== order.length || order.some((id) => !wanted.includes(id))) throw new ResponseRefused("The order does not hold every item once.");
  const inPlace = wanted.filter((id, index) => order[index] === id).length;
  const following = wanted.slice(1).filter((id, index) => order[order.indexOf(id) - 1] === wanted[index]).length;
  const credit = {
    allOrNothing: () => (inPlace === wanted.length ? ONE : ZERO),
    perPosition: () => fraction(BigInt(inPlace), BigInt(wanted.length)),
    adjacentPairs: () => fraction(BigInt(following), BigInt(wanted.length - 1)),
  }[scoring]();
  return { credit, parts: wanted.map((id, index) => ({ id, credit: order[index] === id ? ONE : ZERO })), feedback: [] };
}

/** Each area counts once; a point that lies in several counts for the first of them. */
export function scoreHotspot({ areas, maxPoints }: QuestionOf<"hotspot">, { points, areas: named }: ResponseOf<"hotspot">): PartialScore {
  if (points.length + named.length > maxPoints) throw new ResponseRefused(`More than ${maxPoints} points are marked.`);
  const hit = new Set<(typeof areas)[number]>();
  for (const { x, y } of points) {
    const area = areas.find(({ shape, coords }) => isInsideArea(shape, coords, x, y));
    if (area) hit.add(area);
  }
  for (const id of named) {
    const area = areas.find((each) => each.id === id);
    if (!area) throw new ResponseRefused(`The image has no area ${id.slice(0, 100)}.`);
    hit.add(area);
  }
  const credit = clamp([...hit].map((area) => exact(area.credit)).reduce(add, ZERO), ZERO, ONE);
  return { credit, parts: [...hit].map((area) => ({ id: area.id, credit: exact(area.credit) })), feedback: texts(...[...hit].map(({ feedback }) => feedback)) };
}

/** The weights of the tests that passed; a run must have tried them all. */
export function scoreCode({ tests }: QuestionOf<"code">, { results }: ResponseOf<"code">): PartialScore {
  const passed = new Map(results.map(({ test, passed: isPassed }) => [test, isPassed]));
  if (passed.size !== tests.length || tests.some(({ id }) => !passed.has(id))) throw new ResponseRefused("The results are not of all of the question's tests.");
  const total = tests.map(({ weight }) => exact(weight)).reduce(add, ZERO);
  const earned = tests.filter(({ id }) => passed.get(id) === true).map(({ weight }) => exact(weight)).reduce(add, ZERO);
  return { credit: divide(earned, total), parts: tests.map(({ id }) => ({ id, credit: passed.get(id) === true ? ONE : ZERO })), feedback: [] };
}
