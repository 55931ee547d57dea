import { z } from "zod";
import { lineText } from "./plain-text";

export const enrollmentIdValue = z.string().regex(/^enr_[\w-]{1,60}$/);
/** Points have at most two decimals, so that sums and shares of them are exact in cents. */
export const pointsValue = z.number().min(0).max(10_000).multipleOf(0.01);
/** The state that a change was made upon; 0 before there was any. */
export const versionValue = z.int().min(0).max(1_000_000);
/** Its learner sees it. */
export const reasonValue = lineText(400);
