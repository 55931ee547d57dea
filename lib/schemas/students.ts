import { z } from "zod";
import { MAX_DEFERRAL_DAYS } from "@/lib/domain/deferral";
import { courseIdValue } from "./authoring";
import { lessonIdValue } from "./authoring-outline";
import { slugSchema } from "./catalog";
import { emailSchema } from "./identity";
import { instantSchema } from "./instant";
import { lineText } from "./plain-text";

/** How many people one request enrols; the page sends a longer list in parts. */
export const ENROL_BATCH = 50;
/** Lines of a list, its header not counted. */
export const ROSTER_MAX_LINES = 5_000;
const ROSTER_MAX_LENGTH = 1_000_000;

const enrollmentIdValue = z.string().regex(/^enr_[\w-]{1,60}$/);

/** Until when access lasts; null for no end. */
const untilValue = instantSchema.nullable();

/** The text of a CSV file, decoded. */
export const rosterSchema = z.strictObject({ courseId: courseIdValue, text: z.string().min(1).max(ROSTER_MAX_LENGTH) });
export const enrolStudentsSchema = z.strictObject({
  courseId: courseIdValue,
  students: z.array(z.strictObject({ email: emailSchema, until: untilValue })).min(1).max(ENROL_BATCH),
});
export const studentOfCourseSchema = z.strictObject({ courseId: courseIdValue, enrollmentId: enrollmentIdValue });
export const accessEndSchema = studentOfCourseSchema.extend({ until: untilValue });
export const explainAccessSchema = studentOfCourseSchema.extend({ lessonId: lessonIdValue });

/** `reason` is for the audit log; it may be empty. */
export const waivePrerequisitesSchema = studentOfCourseSchema.extend({ isWaived: z.boolean(), reason: lineText(300).or(z.literal("")) });

const daysValue = z.int().min(1).max(MAX_DEFERRAL_DAYS);
const deferralReason = lineText(300).refine((reason) => reason !== "", "say why");
/** All dates of a learner are moved by the days; the learner sees the reason. */
export const deferStudentSchema = studentOfCourseSchema.extend({ days: daysValue, reason: deferralReason });
export const deferOwnSchema = z.strictObject({ courseSlug: slugSchema, days: daysValue, reason: deferralReason });
export const undoDeferralSchema = studentOfCourseSchema.extend({ deferralId: z.string().regex(/^dfr_[\w-]{1,60}$/) });

export type DeferStudentInput = z.infer<typeof deferStudentSchema>;
export type DeferOwnInput = z.infer<typeof deferOwnSchema>;
export type UndoDeferralInput = z.infer<typeof undoDeferralSchema>;
export type WaivePrerequisitesInput = z.infer<typeof waivePrerequisitesSchema>;
export type EnrolStudentsInput = z.infer<typeof enrolStudentsSchema>;
export type StudentOfCourse = z.infer<typeof studentOfCourseSchema>;
export type AccessEndInput = z.infer<typeof accessEndSchema>;
export type ExplainAccessInput = z.infer<typeof explainAccessSchema>;
