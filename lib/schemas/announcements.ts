import { z } from "zod";
import { LOCALES } from "@/lib/i18n/locales";
import { courseIdValue } from "./authoring";
import { instantSchema } from "./instant";
import { blockText, lineText } from "./plain-text";

export const AUDIENCES = ["all", "active", "selection"] as const;
/** How many people one announcement may be addressed to by name. */
export const SELECTION_MAX = 500;
export const ANNOUNCEMENT_BODY_MAX = 10_000;

const announcementIdValue = z.string().regex(/^ann_[\w-]{1,60}$/);
export const enrollmentIdsValue = z.array(z.string().regex(/^enr_[\w-]{1,60}$/)).max(SELECTION_MAX);

export const writeAnnouncementSchema = z.strictObject({
  courseId: courseIdValue,
  /** One a text, made by the browser: sending it again writes nothing new. */
  sendKey: z.string().regex(/^[\w-]{8,64}$/),
  title: lineText(120),
  body: blockText(ANNOUNCEMENT_BODY_MAX).pipe(z.string().min(1)),
  audience: z.enum(AUDIENCES),
  /** Only to those who read in it; to everybody when it is null. */
  language: z.enum(LOCALES).nullable(),
  /** Whom a selection names. */
  enrollmentIds: enrollmentIdsValue,
  /** Now, when it is null. */
  publishAt: instantSchema.nullable(),
});
export const announcementOfCourseSchema = z.strictObject({ courseId: courseIdValue, announcementId: announcementIdValue });
export const announcementIdSchema = z.strictObject({ announcementId: announcementIdValue });
export const courseMuteSchema = z.strictObject({ courseId: courseIdValue, isMuted: z.boolean() });

export type WriteAnnouncementInput = z.infer<typeof writeAnnouncementSchema>;
export type AnnouncementOfCourse = z.infer<typeof announcementOfCourseSchema>;
export type CourseMuteInput = z.infer<typeof courseMuteSchema>;
