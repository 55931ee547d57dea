import { z } from "zod";

/** Of a file that was brought to a course, by its teacher or by a student. */
export const fileIdValue = z.string().regex(/^fil_[\w-]{1,80}$/);
/** Of a version of an assignment that was handed in. */
export const submissionIdValue = z.string().regex(/^sbm_[\w-]{1,80}$/);
