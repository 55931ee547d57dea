import { z } from "zod";
import { courseIdValue } from "./authoring";
import { COURSE_LANGUAGES, LEVELS, slugSchema } from "./catalog";
import { blockText, lineText } from "./plain-text";

/** More than this, nobody follows to its end. */
export const MAX_PATH_STEPS = 30;
export const MAX_STEP_COURSES = 8;

export const pathIdValue = z.string().regex(/^pth_[\w-]{1,60}$/);
const followIdValue = z.string().regex(/^pfl_[\w-]{1,60}$/);
export const followOfPathSchema = z.strictObject({ pathId: pathIdValue, followId: followIdValue });
/** `cursor` is the last of the page before. */
export const pathFollowersSchema = z.strictObject({ pathId: pathIdValue, cursor: followIdValue.optional() });
export const pathSlugSchema = z.strictObject({ slug: slugSchema });

const fields = {
  title: lineText(160),
  slug: slugSchema,
  summary: lineText(400),
  description: blockText(20_000),
  level: z.enum(LEVELS),
  language: z.enum(COURSE_LANGUAGES),
  isOrdered: z.boolean(),
  paceDays: z.int().min(1).max(1_095).nullable(),
};

export const createPathSchema = z.strictObject({ title: fields.title, summary: fields.summary, level: fields.level, language: fields.language });
export const changePathSchema = z.strictObject({ pathId: pathIdValue, ...z.strictObject(fields).partial().shape });

const stepValue = z
  .strictObject({ choose: z.int().min(1).max(MAX_STEP_COURSES), isRequired: z.boolean(), courseIds: z.array(courseIdValue).min(1).max(MAX_STEP_COURSES) })
  .refine(({ choose, courseIds }) => choose <= courseIds.length, { path: ["choose"], error: "asks for more courses than it has" });

/** All steps of a path, in their order: what is left out is removed. `version` is the one that was on screen. */
export const setPathStepsSchema = z.strictObject({
  pathId: pathIdValue,
  version: z.int().min(1).max(1_000_000_000),
  steps: z.array(stepValue).max(MAX_PATH_STEPS).refine(hasCoursesOnce, "names a course twice"),
});
export const pathStatusSchema = z.strictObject({ pathId: pathIdValue, status: z.enum(["published", "archived"]) });

export type CreatePathInput = z.output<typeof createPathSchema>;
export type ChangePathInput = z.output<typeof changePathSchema>;
export type SetPathStepsInput = z.output<typeof setPathStepsSchema>;
export type PathStepInput = SetPathStepsInput["steps"][number];
export type PathFollowersInput = z.output<typeof pathFollowersSchema>;
export type PathStatusInput = z.output<typeof pathStatusSchema>;

function hasCoursesOnce(steps: readonly { courseIds: readonly string[] }[]): boolean {
  const ids = steps.flatMap(({ courseIds }) => courseIds);
  return new Set(ids).size === ids.length;
}
