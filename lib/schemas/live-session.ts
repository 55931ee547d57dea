import { z } from "zod";
import { courseIdValue } from "./authoring";
import { lessonIdValue } from "./authoring-outline";
import { instantSchema } from "./instant";
import { webAddress } from "./web-address";

/** Who follows such an address leaves for another site: only those that come encrypted. */
const address = webAddress(/^https$/, 500);

/** When a class is held, for how long, where it is joined, and where it can be seen afterwards. */
export const liveTimesSchema = z.strictObject({
  startsAt: instantSchema,
  durationMinutes: z.int().min(5).max(720),
  meetingUrl: address,
  recordingUrl: address.nullable(),
});

export const saveLiveSessionSchema = z.strictObject({ courseId: courseIdValue, lessonId: lessonIdValue, ...liveTimesSchema.shape });

export type SaveLiveSessionInput = z.infer<typeof saveLiveSessionSchema>;
