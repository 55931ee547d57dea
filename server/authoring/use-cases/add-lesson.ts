import { USUAL_COMPLETION } from "@/lib/domain/completion";
import { blockBefore } from "@/lib/domain/outline";
import { DomainError } from "@/lib/errors";
import type { AddLessonInput } from "@/lib/schemas/authoring";
import { toSlug } from "@/lib/slug";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { invalidField } from "../course-links";
import { changeDraft } from "../draft/change-draft";
import { findFreeSlug } from "../draft/free-slug";
import { insertLesson } from "../draft/insert-lesson";
import type { OutlineChanged } from "../dto";

export type AddedLesson = { lessonId: string; slug: string; position: number };

type Input = {
  courseId: string;
  lesson: AddLessonInput;
  beforeLessonId?: string | null;
  /** `numbered`: an address that nobody asked for gives way to one that is taken. */
  address?: "exact" | "numbered";
};

/**
 * Adds a lesson to a module's draft, in front of another one or at the end. Learners meet it with the next release;
 * those who are enrolled keep the release that they have. Its address is made from the title unless one is given; throws
 * `catalog.slug_taken` when it is, or was, another lesson's and may not be numbered.
 */
export async function addLesson(ctx: Ctx, { courseId, lesson, beforeLessonId = null, address = "exact" }: Input): Promise<AddedLesson & OutlineChanged> {
  const { moduleId, title, kind, summary = "", body = "", durationSeconds = 0, isPreview = false } = lesson;
  return changeDraft(ctx, courseId, async (tx, { outline, modules }) => {
    if (!modules.has(moduleId)) throw invalidField("moduleId", "is not a module of this course");
    const slug = address === "numbered" && lesson.slug === undefined ? await findFreeSlug(tx, courseId, title) : await requireFreeSlug(tx, courseId, lesson.slug ?? toSlug(title));
    const lessonId = await insertLesson(ctx, tx, { courseId, moduleId, slug, kind, title, summary, body, durationSeconds, isPreview, ...USUAL_COMPLETION, videoAssetId: null, fileId: null, content: null });
    const places = blockBefore(outline, [lessonId], moduleId, beforeLessonId);
    await audit(tx, ctx.viewer, "lesson.create", courseId, { lessonId });
    const order = outline.find((module) => module.moduleId === moduleId)?.lessonIds ?? [];
    const position = beforeLessonId === null ? order.length + 1 : order.indexOf(beforeLessonId) + 1;
    return { kind: "lesson_added", subject: { title, lessonId, moduleId }, steps: [{ op: "show_lessons", lessons: places }], answer: { lessonId, slug, position } };
  });
}

async function requireFreeSlug(tx: Tx, courseId: string, slug: string): Promise<string> {
  if (slug === "") throw invalidField("slug", "the title makes no address: give one");
  const twin = await tx.lesson.findUnique({ where: { courseId_slug: { courseId, slug } }, select: { id: true } });
  if (twin) throw new DomainError("conflict", "catalog.slug_taken", { slug }, { issues: [{ path: "slug", message: "is taken" }] });
  return slug;
}
