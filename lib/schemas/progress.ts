import { z } from "zod";
import { recordPlaybackSchema } from "./learning";

const { lessonSlug, ranges, positionSeconds, at } = recordPlaybackSchema.shape;

/** Either what was played of a video, or that a text was read. */
export const recordProgressSchema = z.union([
  z.strictObject({ lessonSlug, ranges, positionSeconds, at }),
  z.strictObject({ lessonSlug, completed: z.literal(true) }),
]);

export type RecordProgressInput = z.infer<typeof recordProgressSchema>;
