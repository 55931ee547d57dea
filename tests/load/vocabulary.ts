/** Stands in the title of every made course: the search that matches most. */
export const WORST_WORD = "curso";
/** Stands in one made course of a thousand. */
export const SELECTIVE_WORD = "zafiro";

const SYLLABLES = ["ba", "ce", "di", "fo", "ga", "lo", "mi", "nu", "par", "que", "ro", "sa", "tel", "ur", "ven", "zo"];
const SIZE = 1_500;

/** Pronounceable words, each once; the same for the same seed. */
export function vocabulary(seed: number): string[] {
  let state = seed;
  const draw = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const words = new Set<string>();
  while (words.size < SIZE) words.add(Array.from({ length: 2 + draw(3) }, () => SYLLABLES[draw(SYLLABLES.length)] ?? "").join(""));
  return [...words];
}
