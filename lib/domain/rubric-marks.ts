import type { Rubric } from "@/lib/schemas/rubric";

/** The level that was chosen for a criterion, by their ids. */
export type ChosenLevels = Readonly<Record<string, string>>;

/** The points that a rubric can give: of each criterion its best level's. */
export function rubricPoints(rubric: Rubric): number {
  return sum(rubric.map(({ levels }) => Math.max(...levels.map(({ points }) => points))));
}

/** The points of the chosen levels; null while a criterion has none. What names no level of the rubric is not counted. */
export function pointsOfLevels(rubric: Rubric, chosen: ChosenLevels): number | null {
  const given = rubric.map(({ id, levels }) => levels.find((level) => level.id === chosen[id])?.points);
  const known = given.filter((points) => points !== undefined);
  return rubric.length === 0 || known.length < rubric.length ? null : sum(known);
}

/** The points of the chosen levels brought to what a question is worth, in whole cents; null while a criterion has none. */
export function pointsWorth(rubric: Rubric, chosen: ChosenLevels, worth: number): number | null {
  const [given, most] = [pointsOfLevels(rubric, chosen), rubricPoints(rubric)];
  if (given === null || most === 0) return null;
  // A worth with more decimals than cents is reached as far as cents go.
  return Math.min(Math.floor(worth * 100 + 1e-6), Math.round((given * worth * 100) / most)) / 100;
}

/** Whether each chosen level is one of its criterion. */
export function areLevelsOf(rubric: Rubric, chosen: ChosenLevels): boolean {
  return Object.entries(chosen).every(([criterionId, levelId]) => rubric.some(({ id, levels }) => id === criterionId && levels.some((level) => level.id === levelId)));
}

/** In cents: sums of decimals would drift. */
function sum(points: readonly number[]): number {
  return points.reduce((total, each) => total + Math.round(each * 100), 0) / 100;
}
