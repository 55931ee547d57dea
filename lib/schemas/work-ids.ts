import { z } from "zod";

/** Of a file that was brought to a course, by its teacher or by a student. */
export const fileIdValue = z.string().regex(/^fil_[\w-]{1,80}$/);
/** Of one time that a quiz was taken. */
export const attemptIdValue = z.string().regex(/^atm_[0-9a-z]{1,40}$/);
/** What is told of a file before it is sent: its name and its size, in bytes. */
export const uploadOffer = { name: z.string().max(400), bytes: z.int().min(0).max(10_000_000_000) };
/** Of a version of an assignment that was handed in. */
export const submissionIdValue = z.string().regex(/^sbm_[\w-]{1,80}$/);
