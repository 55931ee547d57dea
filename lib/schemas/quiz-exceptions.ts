import { z } from "zod";
import { MAX_EXTRA_ATTEMPTS, MAX_EXTRA_MINUTES, MAX_EXTRA_TIME_PERCENT } from "@/lib/domain/quiz-terms-for";
import { lessonIdValue } from "./authoring-outline";
import { reasonValue } from "./grade-values";
import { instantSchema } from "./instant";
import { lineText } from "./plain-text";
import { studentOfCourseSchema } from "./students";

const granted = z
  .strictObject({
    /** Null has the quiz's own. */
    opensAt: instantSchema.nullable(),
    closesAt: instantSchema.nullable(),
    extraAttempts: z.int().min(0).max(MAX_EXTRA_ATTEMPTS),
    extraMinutes: z.int().min(0).max(MAX_EXTRA_MINUTES),
    reason: reasonValue,
  })
  .refine(({ opensAt, closesAt, extraAttempts, extraMinutes }) => opensAt !== null || closesAt !== null || extraAttempts + extraMinutes > 0, "grants nothing");

/** Null takes back what was granted. */
export const setQuizExceptionSchema = studentOfCourseSchema.extend({ lessonId: lessonIdValue, exception: granted.nullable() });

/** 0 takes the accommodation back, with its reason. The learner is not shown why: only who manages the course's students is. */
export const setAccommodationSchema = studentOfCourseSchema.extend({ extraTimePercent: z.int().min(0).max(MAX_EXTRA_TIME_PERCENT), reason: lineText(300).or(z.literal("")) });

export type SetQuizExceptionInput = z.infer<typeof setQuizExceptionSchema>;
export type SetAccommodationInput = z.infer<typeof setAccommodationSchema>;
