import { z } from "zod";
import { MISSING_POLICIES } from "@/lib/domain/course-grade";
import { courseIdValue } from "./authoring";
import { slugSchema } from "./catalog";
import { lineText } from "./plain-text";
import { enrollmentIdValue, pointsValue, reasonValue, versionValue } from "./grade-values";

const gradeItemIdValue = z.string().regex(/^gri_[\w-]{1,60}$/);
/** A lesson that is graded, or an item of the gradebook alone. */
export const itemIdValue = z.string().regex(/^(?:les|gri)_[\w-]{1,100}$/);

const percent = z.number().min(0).max(100).multipleOf(0.01);
const name = lineText(80);

const categorySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/),
  name,
  weight: percent.positive(),
  isExtra: z.boolean(),
  dropLowest: z.int().min(0).max(20),
  itemIds: z.array(itemIdValue).max(400),
});

export type PlannedCategory = z.infer<typeof categorySchema>;

export const gradebookPlanSchema = z
  .strictObject({ passingPercent: percent, missing: z.enum(MISSING_POLICIES), categories: z.array(categorySchema).max(30) })
  .refine(({ categories }) => weightsAreWhole(categories), { path: ["categories"], message: "the weights must sum to 100" })
  .refine(({ categories }) => isUnique(categories.map(({ id }) => id)) && isUnique(categories.map(({ name: given }) => given.toLowerCase())), { path: ["categories"], message: "two categories are the same" })
  .refine(({ categories }) => isUnique(categories.flatMap(({ itemIds }) => itemIds)), { path: ["categories"], message: "an item is in two categories" });

export type GradebookPlan = z.infer<typeof gradebookPlanSchema>;

/** What a course has before anybody sets it: all items count alike. */
export const DEFAULT_PLAN: GradebookPlan = { passingPercent: 60, missing: "ignore", categories: [] };

/** Those of the categories that are no extra credit make up the whole. */
export function weightsAreWhole(categories: readonly Pick<PlannedCategory, "weight" | "isExtra">[]): boolean {
  return categories.length === 0 || sumOfWeights(categories) === 100;
}

export function sumOfWeights(categories: readonly Pick<PlannedCategory, "weight" | "isExtra">[]): number {
  return categories.filter(({ isExtra }) => !isExtra).reduce((sum, { weight }) => sum + Math.round(weight * 100), 0) / 100;
}

function isUnique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

const ofCourse = { courseId: courseIdValue };
const ofCell = { ...ofCourse, enrollmentId: enrollmentIdValue, itemId: itemIdValue };

export const GRADEBOOK_PAGE = 25;
export const gradebookSchema = z.strictObject({ ...ofCourse, search: lineText(100).optional(), cursor: enrollmentIdValue.optional() });
export const saveGradebookSchema = z.strictObject({ ...ofCourse, version: versionValue, plan: gradebookPlanSchema });
export const gradeCellSchema = z.strictObject(ofCell);
export const excuseItemSchema = z.strictObject({ ...ofCell, version: versionValue, reason: reasonValue });
/** Without an id it is a new one. */
export const saveItemSchema = z.strictObject({ ...ofCourse, itemId: gradeItemIdValue.nullable(), title: lineText(120), points: pointsValue.positive() });
export const gradeItemSchema = z.strictObject({ ...ofCourse, itemId: gradeItemIdValue });
export const ownGradesSchema = z.strictObject({ courseSlug: slugSchema });

export const GRADE_FILE_MAX_LENGTH = 4_000_000;
const file = { ...ofCourse, text: z.string().min(1).max(GRADE_FILE_MAX_LENGTH) };
export const checkGradesSchema = z.strictObject(file);
/** `seen` is the mark of the check whose changes were looked at. */
export const importGradesSchema = z.strictObject({ ...file, seen: z.string().regex(/^[0-9a-f]{64}$/), reason: reasonValue });

export type GradebookInput = z.infer<typeof gradebookSchema>;
export type GradeCellInput = z.infer<typeof gradeCellSchema>;
export type ExcuseItemInput = z.infer<typeof excuseItemSchema>;
export type SaveGradebookInput = z.infer<typeof saveGradebookSchema>;
export type SaveItemInput = z.infer<typeof saveItemSchema>;
export type GradeItemInput = z.infer<typeof gradeItemSchema>;
export type ImportGradesInput = z.infer<typeof importGradesSchema>;
