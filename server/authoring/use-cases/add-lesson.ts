import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { AddLessonInput } from "@/lib/schemas/authoring";
import { toSlug } from "@/lib/slug";
import { authorize } from "@/server/access";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { invalidField } from "../course-links";
import { loadCourseFacts } from "../facts";

export type AddedLesson = { lessonId: string; slug: string; position: number };

/**
 * Adds a lesson to the end of a module's draft. Learners meet it with the next release; those who are enrolled keep the
 * release that they have. Throws `catalog.slug_taken` when the course has, or had, a lesson under this address.
 */
export async function addLesson(ctx: Ctx, { courseId, lesson }: { courseId: string; lesson: AddLessonInput }): Promise<AddedLesson> {
  authorize(ctx.viewer, "course.update", await loadCourseFacts(ctx.db, courseId));
  const { moduleId, title, kind, slug = toSlug(title), summary = "", body = "", durationSeconds = 0, isPreview = false } = lesson;
  if (slug === "") throw invalidField("slug", "the title makes no address: give one");
  return inTransaction(ctx, async (tx) => {
    // The course's row lock gives two lessons added at once two positions.
    await tx.$queryRaw`SELECT 1 FROM "Course" WHERE "id" = ${courseId} FOR UPDATE`;
    const module = await tx.module.findFirst({ where: { id: moduleId, courseId }, select: { id: true } });
    if (!module) throw invalidField("moduleId", "is not a module of this course");
    const twin = await tx.lesson.findUnique({ where: { courseId_slug: { courseId, slug } }, select: { id: true } });
    if (twin) throw new DomainError("conflict", "catalog.slug_taken", { slug }, { issues: [{ path: "slug", message: "is taken" }] });
    const last = await tx.lesson.aggregate({ where: { moduleId }, _max: { position: true } });
    const position = (last._max.position ?? 0) + 1;
    const lessonId = newId("lesson");
    const createdAt = ctx.clock.now();
    await tx.lesson.create({
      data: {
        id: lessonId, courseId, moduleId, slug, position, createdAt,
        revisions: {
          create: {
            id: newId("lessonRevision"), number: 1, kind, title, summary, body, durationSeconds, isPreview, createdAt,
            createdById: ctx.viewer.kind === "user" ? ctx.viewer.userId : null,
          },
        },
      },
      select: { id: true },
    });
    await audit(tx, ctx.viewer, "lesson.create", courseId, { lessonId });
    return { lessonId, slug, position };
  });
}
