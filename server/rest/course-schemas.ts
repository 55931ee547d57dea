import { z } from "zod";
import { COURSE_FORMATS, LESSON_ORDERS, PREREQUISITE_RULES } from "@/lib/schemas/authoring";
import { COURSE_STATUSES, LEVELS, MODALITIES } from "@/lib/schemas/catalog";
import { instant } from "./common-schemas";

const courseFields = {
  id: z.string(),
  slug: z.string(),
  code: z.string(),
  title: z.string(),
  summary: z.string(),
  level: z.enum(LEVELS),
  language: z.string(),
  modality: z.enum(MODALITIES),
  format: z.enum(COURSE_FORMATS),
  durationHours: z.number(),
  startsAt: instant.nullable(),
  status: z.enum(COURSE_STATUSES),
  priceAmount: z.int().meta({ description: "Minor units of `currency`; 0 is free." }),
  currency: z.string(),
  earlyBirdAmount: z.int().nullable(),
  earlyBirdEndsAt: instant.nullable(),
  ratingCount: z.int(),
  rating: z.number().nullable(),
  topicSlug: z.string(),
};

export const courseItem = z.object(courseFields).meta({ id: "CourseItem" });

const lesson = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  kind: z.string(),
  durationSeconds: z.number(),
  isPreview: z.boolean(),
});

const courseModule = z.object({
  id: z.string(),
  number: z.int(),
  title: z.string(),
  objective: z.string(),
  hours: z.number(),
  week: z.int().nullable(),
  topics: z.array(z.string()),
  lessons: z.array(lesson),
});

export const courseDetail = z
  .object({
    ...courseFields,
    description: z.string(),
    objective: z.string(),
    audience: z.array(z.string()),
    outcomes: z.array(z.string()),
    faq: z.array(z.object({ question: z.string(), answer: z.string() })),
    totalSessions: z.int(),
    weeks: z.int(),
    hoursPerWeek: z.number(),
    scheduleText: z.string().nullable(),
    endsAt: instant.nullable(),
    timeZone: z.string(),
    maxStudents: z.int().nullable(),
    tags: z.array(z.string()),
    prerequisiteIds: z.array(z.string()),
    prerequisiteRule: z.enum(PREREQUISITE_RULES),
    lessonOrder: z.enum(LESSON_ORDERS),
    completionShare: z.int(),
    completionGrade: z.int().nullable(),
    certificateGrade: z.int().nullable(),
    selfDeferralDays: z.int().nullable(),
    instructors: z.array(z.object({ slug: z.string(), name: z.string() })),
    release: z.object({ number: z.int(), lessonCount: z.int(), totalSeconds: z.int() }).nullable(),
    modules: z.array(courseModule).meta({ description: "The outline on sale; for the course's editors, the draft's." }),
    publishedAt: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
    viewerCan: z.object({ edit: z.boolean() }),
  })
  .meta({ id: "Course" });
