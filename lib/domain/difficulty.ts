/** A third of the scale each, which goes from 0, the easiest, to 1. */
export const DIFFICULTY_BANDS = { easy: { from: 0, to: 0.34 }, medium: { from: 0.34, to: 0.67 }, hard: { from: 0.67, to: 1 } } as const;

/** `unset` is what nobody rated. */
export const BANDS = ["unset", "easy", "medium", "hard"] as const;
export type Band = (typeof BANDS)[number];

/** The third of the scale that a difficulty lies in. */
export function bandOf(difficulty: number | null): Band {
  if (difficulty === null) return "unset";
  if (difficulty < DIFFICULTY_BANDS.medium.from) return "easy";
  return difficulty < DIFFICULTY_BANDS.hard.from ? "medium" : "hard";
}

/** The middle of a band. */
export function levelOf(band: Band): number | null {
  if (band === "unset") return null;
  const { from, to } = DIFFICULTY_BANDS[band];
  return Math.round(((from + to) / 2) * 100) / 100;
}
