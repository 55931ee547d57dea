import type { z } from "zod";
import type { CompletionSetting } from "@/lib/domain/completion";
import { newId } from "@/lib/ids";
import { assignmentContentSchema, EMPTY_ASSIGNMENT, type AssignmentSettings } from "@/lib/schemas/assignment-content";
import { quizContentSchema } from "@/lib/schemas/lesson-content";
import type { Prisma } from "@/prisma/generated/client";
import type { Db } from "@/server/platform/db/client";

/** Rights of a course's first teacher. */
export const OWNER = { isOwner: true, canEdit: true, canPublish: true, canManageStudents: true, canManageMedia: true };

export type QuizContentInput = z.input<typeof quizContentSchema>;

const ONE_QUESTION: QuizContentInput = {
  kind: "quiz", passingScore: 60, attempts: null, timeLimitMinutes: null, shuffle: false, questions: [{ type: "boolean", correct: true, prompt: { format: "plain", text: "¿Es cierto?" } }],
};

export type LessonOptions = Partial<CompletionSetting> & {
  slug: string;
  kind?: "article" | "video" | "quiz" | "assignment";
  /** Of a quiz; without it, one that asks whether something is true. */
  content?: QuizContentInput;
  /** Of an assignment; without it, one of ten points that takes a text. */
  assignment?: Partial<AssignmentSettings>;
  durationSeconds?: number;
  isPreview?: boolean;
  videoAssetId?: string;
};

const TWO_LESSONS: LessonOptions[] = [{ slug: "primera", isPreview: true }, { slug: "segunda" }];

type Options = Partial<Prisma.CourseUncheckedCreateInput> & {
  /** Lessons of the one module; the first is a free preview. */
  lessons?: LessonOptions[];
  instructorUserId?: string;
};

/** A published course with one module and one release, ready to be sold and followed. */
export async function makeCourse(db: Db, options: Options = {}) {
  const { lessons = TWO_LESSONS, instructorUserId, ...fields } = options;
  const id = newId("course");
  const topic = await db.topic.upsert({
    where: { slug: "data" },
    update: {},
    create: { id: "top_data", slug: "data", nameEs: "Datos", nameEn: "Data", namePtBr: "Dados", summaryEs: "", summaryEn: "", summaryPtBr: "" },
  });
  const instructorId = newId("instructor");
  await db.instructor.create({
    data: { id: instructorId, slug: instructorId.replaceAll("_", "-"), name: "Inés Maestra", titleEs: "Ingeniera", titleEn: "Engineer", titlePtBr: "Engenheira", bioEs: "", bioEn: "", bioPtBr: "", userId: instructorUserId ?? null },
  });
  const course = await db.course.create({
    data: {
      id, slug: id.replaceAll("_", "-"), code: id, title: "Curso de prueba", summary: "Resumen", description: "Descripción", objective: "Objetivo",
      level: "beginner", language: "es", durationHours: 2, priceAmount: 6_900, currency: "USD", status: "published", topicId: topic.id,
      publishedAt: new Date("2026-11-01T00:00:00Z"), ...fields, instructors: { create: { instructorId, ...OWNER } },
    },
  });
  const moduleId = newId("module");
  await db.module.create({ data: { id: moduleId, courseId: id, number: 1, title: "Módulo 1", objective: "Empezar" } });
  const release = await db.release.create({
    data: { id: newId("release"), courseId: id, number: 1, lessonCount: lessons.length, totalSeconds: lessons.reduce((sum, lesson) => sum + (lesson.durationSeconds ?? 300), 0), completionShare: course.completionShare, completionGrade: course.completionGrade, certificateGrade: course.certificateGrade },
  });
  const releaseModule = await db.releaseModule.create({
    data: { id: newId("releaseModule"), releaseId: release.id, moduleId, number: 1, title: "Módulo 1", objective: "Empezar" },
  });
  const made = [];
  for (const [index, lesson] of lessons.entries()) {
    const lessonId = newId("lesson");
    const revisionId = newId("lessonRevision");
    await db.lesson.create({ data: { id: lessonId, courseId: id, moduleId, slug: lesson.slug, position: index + 1 } });
    await db.lessonRevision.create({
      data: {
        id: revisionId, lessonId, number: 1, kind: lesson.kind ?? "article", title: `Lección ${lesson.slug}`, body: "## Texto\n\nCuerpo.",
        durationSeconds: lesson.durationSeconds ?? 300, isPreview: lesson.isPreview ?? false, role: lesson.role ?? "required", completeBy: lesson.completeBy ?? null, watchPercent: lesson.watchPercent ?? null, videoAssetId: lesson.videoAssetId ?? null,
        ...(lesson.kind === "assignment" && { content: JSON.parse(JSON.stringify(assignmentContentSchema.parse({ ...EMPTY_ASSIGNMENT, points: 10, passingPoints: 6, ...lesson.assignment }))) }),
        ...(lesson.kind === "quiz" && { content: JSON.parse(JSON.stringify(quizContentSchema.parse(lesson.content ?? ONE_QUESTION))) }),
      },
    });
    await db.releaseLesson.create({
      data: { releaseId: release.id, lessonId, releaseModuleId: releaseModule.id, revisionId, slug: lesson.slug, position: index + 1 },
    });
    made.push({ lessonId, revisionId, slug: lesson.slug });
  }
  await db.course.update({ where: { id }, data: { currentReleaseId: release.id } });
  return { course: { ...course, currentReleaseId: release.id }, release, lessons: made, instructorId };
}
