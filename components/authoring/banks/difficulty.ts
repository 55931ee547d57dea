import { DIFFICULTY_BANDS } from "@/lib/schemas/banks";

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
