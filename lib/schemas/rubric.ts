import { z } from "zod";
import { pointsValue } from "./grade-values";
import { blockText, lineText } from "./plain-text";

export const MAX_CRITERIA = 40;
export const MAX_LEVELS = 12;

const partId = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/);
const hasEachOnce = (parts: readonly { id: string }[]): boolean => new Set(parts.map(({ id }) => id)).size === parts.length;

const levelSchema = z.strictObject({ id: partId, title: lineText(120), description: blockText(2_000).default(""), points: pointsValue });

const criterionSchema = z.strictObject({
  id: partId,
  title: lineText(200),
  description: blockText(2_000).default(""),
  /** The best level's points are what the criterion can give. */
  levels: z.array(levelSchema).min(1).max(MAX_LEVELS).refine(hasEachOnce, "names a level twice"),
});

/** What work is judged by, of an assignment or of a question that a person marks. */
export const rubricSchema = z.array(criterionSchema).max(MAX_CRITERIA).refine(hasEachOnce, "names a criterion twice");

/** The chosen level of each criterion, by their ids. */
export const levelsSchema = z.record(partId, partId);

export type Rubric = z.output<typeof rubricSchema>;
export type RubricCriterion = Rubric[number];
