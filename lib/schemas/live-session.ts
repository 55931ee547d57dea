import { z } from "zod";
import { courseIdValue } from "./authoring";
import { lessonIdValue } from "./authoring-outline";
import { instantSchema } from "./instant";

/** Who follows such an address leaves for another site: only those that come encrypted. */
const webAddress = z.url({ protocol: /^https$/, hostname: z.regexes.domain }).max(500);

/** When a class is held, for how long, where it is joined, and where it can be seen afterwards. */
export const liveTimesSchema = z.strictObject({
  startsAt: instantSchema,
  durationMinutes: z.int().min(5).max(720),
  meetingUrl: webAddress,
  recordingUrl: webAddress.nullable(),
});

export const saveLiveSessionSchema = z.strictObject({ courseId: courseIdValue, lessonId: lessonIdValue, ...liveTimesSchema.shape });

export type SaveLiveSessionInput = z.infer<typeof saveLiveSessionSchema>;
