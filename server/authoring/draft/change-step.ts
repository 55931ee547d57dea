import { z } from "zod";
import { COMPLETION_WAYS, LESSON_ROLES } from "@/lib/domain/completion";
import type { OutlineStep } from "@/lib/domain/outline";
import { LESSON_ORDERS, PREREQUISITE_RULES, type CourseChanges } from "@/lib/schemas/authoring";
import { certificateTemplateSchema, type CertificateTemplate } from "@/lib/schemas/certificate-design";
import type { LessonChanges, ModuleChanges } from "@/lib/schemas/authoring-outline";
import type { Json } from "@/lib/json";
import { LessonKind } from "@/prisma/generated/enums";

/** Values that a lesson had may be of kinds that cannot be chosen today. */
export type StoredLessonChanges = Omit<LessonChanges, "kind"> & { kind?: LessonKind | undefined; content?: Json | undefined };

/** One act upon a draft, as the history keeps it. Each can be carried out and has an inverse of the same kinds. */
export type ChangeStep =
  | OutlineStep
  | { op: "set_module"; moduleId: string; changes: ModuleChanges }
  | { op: "set_lesson"; lessonId: string; changes: StoredLessonChanges }
  | { op: "set_course"; changes: CourseChanges }
  | { op: "set_certificate"; template: CertificateTemplate };

/** Reads the steps of a stored change. Values were checked when they were given, so only their shape is asked for. */
export function readSteps(json: unknown): ChangeStep[] {
  return stepsSchema.parse(json);
}

const id = z.string();
const places = z.array(z.object({ lessonId: id, moduleId: id, afterId: id.nullable() }));
const moduleValues = z
  .object({
    title: z.string(), objective: z.string(), hours: z.number(), week: z.number().nullable(), startsOn: z.string().nullable(), endsOn: z.string().nullable(), opensOn: z.string().nullable(), opensAfterDays: z.number().nullable(),
    topics: z.array(z.string()), sessions: z.array(z.object({ heldOn: z.string(), name: z.string(), hours: z.number() })),
  })
  .partial();
const lessonValues = z
  .object({ title: z.string(), slug: z.string(), kind: z.enum(LessonKind), summary: z.string(), durationSeconds: z.number(), isPreview: z.boolean(), content: z.json(), role: z.enum(LESSON_ROLES), completeBy: z.enum(COMPLETION_WAYS).nullable(), watchPercent: z.number().nullable() })
  .partial();
const courseValues = z
  .object({
    title: z.string(), slug: z.string(), code: z.string(), summary: z.string(), description: z.string(), objective: z.string(),
    audience: z.array(z.string()), outcomes: z.array(z.string()), faq: z.array(z.object({ question: z.string(), answer: z.string() })),
    level: z.enum(["beginner", "intermediate", "advanced"]), language: z.enum(["es", "en", "pt-BR"]), modality: z.enum(["online", "in_person", "hybrid"]),
    format: z.enum(["self_paced", "cohort"]), durationHours: z.number(), totalSessions: z.number(), weeks: z.number(), hoursPerWeek: z.number(),
    scheduleText: z.string().nullable(), startsAt: z.string().nullable(), endsAt: z.string().nullable(), timeZone: z.string(), maxStudents: z.number().nullable(),
    priceAmount: z.number(), currency: z.string(), earlyBirdAmount: z.number().nullable(), earlyBirdEndsAt: z.string().nullable(), topicSlug: z.string(),
    tags: z.array(z.string()), prerequisiteIds: z.array(z.string()), prerequisiteRule: z.enum(PREREQUISITE_RULES), lessonOrder: z.enum(LESSON_ORDERS), completionShare: z.number(), completionGrade: z.number().nullable(), certificateGrade: z.number().nullable(), selfDeferralDays: z.number().nullable(),
  })
  .partial();

const stepsSchema: z.ZodType<ChangeStep[]> = z.array(
  z.discriminatedUnion("op", [
    z.object({ op: z.literal("show_lessons"), lessons: places }),
    z.object({ op: z.literal("hide_lessons"), lessonIds: z.array(id) }),
    z.object({ op: z.literal("place_lessons"), lessons: places }),
    z.object({ op: z.literal("show_module"), moduleId: id, afterId: id.nullable() }),
    z.object({ op: z.literal("hide_module"), moduleId: id }),
    z.object({ op: z.literal("place_module"), moduleId: id, afterId: id.nullable() }),
    z.object({ op: z.literal("set_module"), moduleId: id, changes: moduleValues }),
    z.object({ op: z.literal("set_lesson"), lessonId: id, changes: lessonValues }),
    z.object({ op: z.literal("set_course"), changes: courseValues }),
    z.object({ op: z.literal("set_certificate"), template: certificateTemplateSchema }),
  ]),
);
