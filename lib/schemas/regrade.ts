import { z } from "zod";
import { courseIdValue } from "./authoring";
import { lessonIdValue } from "./authoring-outline";
import { reasonValue } from "./grade-values";
import { questionSchema } from "./questions";

/** What scores a question in place of its own key: a corrected one, full points for everybody whom it was asked, or nothing: it does not count. */
export const regradeRuleSchema = z.discriminatedUnion("mode", [
  z.strictObject({ mode: z.literal("key"), question: questionSchema }),
  z.strictObject({ mode: z.literal("full") }),
  z.strictObject({ mode: z.literal("exclude") }),
]);

/** The rules of a regrade, and the places of each revision that they score, by the rule's number. */
export const regradeRulesSchema = z.strictObject({ rules: z.array(regradeRuleSchema), places: z.record(z.string(), z.record(z.string().regex(/^\d{1,5}$/), z.int().min(0))) });

/** `keep` leaves a question's points as they are. */
export const REGRADE_MODES = ["keep", "key", "full", "exclude"] as const;

const ofQuiz = { courseId: courseIdValue, lessonId: lessonIdValue };

/** What is done with questions, where it is not what the page suggests. */
const choices = z
  .array(z.strictObject({ question: z.string().regex(/^[\w~-]{1,140}$/), mode: z.enum(REGRADE_MODES) }))
  .max(1_000)
  .refine((chosen) => new Set(chosen.map(({ question }) => question)).size === chosen.length, "names a question twice");

export const REGRADE_PAGE = 50;

export const regradePageSchema = z.strictObject(ofQuiz);
/** Null lets the effect decide: nobody falls unless it is asked for. */
export const regradeEffectSchema = z.strictObject({ ...ofQuiz, choices, onlyRaises: z.boolean().nullable(), cursor: z.string().regex(/^atm_[\w-]{1,60}$/).optional() });
export const startRegradeSchema = z.strictObject({ ...ofQuiz, choices, onlyRaises: z.boolean(), reason: reasonValue.pipe(z.string().min(1)), seen: z.string().regex(/^[0-9a-f]{64}$/) });

export const startTrialSchema = startRegradeSchema.pick({ courseId: true, lessonId: true, choices: true, seen: true });

export type RegradeMode = (typeof REGRADE_MODES)[number];
export type RegradeRule = z.output<typeof regradeRuleSchema>;
export type RegradeRules = z.output<typeof regradeRulesSchema>;
export type RegradeChoice = z.infer<typeof choices>[number];
export type RegradePageInput = z.infer<typeof regradePageSchema>;
export type RegradeEffectInput = z.infer<typeof regradeEffectSchema>;
export type StartRegradeInput = z.infer<typeof startRegradeSchema>;
export type StartTrialInput = z.infer<typeof startTrialSchema>;
