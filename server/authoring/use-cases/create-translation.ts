import type { CreateTranslationInput } from "@/lib/schemas/translations";
import { authorize } from "@/server/access";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/outbox";
import { authorizeCourse } from "../authorize-course";
import { lockCourse } from "../draft/lock-course";
import { recordChange } from "../draft/record-change";
import { requireRoomFor } from "../translations/course-family";
import { copyCourse } from "../translations/copy-course";
import { noteSources } from "../translations/note-source";
import { translateTwins } from "./create-course";

/**
 * Begins the translation of a course: a new draft in the other language that holds the source's text to be translated,
 * each lesson linked to what it was made from. Its team is the source's. Throws `authoring.translation_exists` for a
 * language that the course has, and `authoring.translation_of_translation` when it is one itself.
 */
export async function createTranslation(ctx: Ctx, { courseId, language }: CreateTranslationInput): Promise<{ courseId: string; slug: string }> {
  await authorizeCourse(ctx, "course.update", courseId);
  authorize(ctx.viewer, "course.create");
  return translateTwins(() =>
    inTransaction(ctx, async (tx) => {
      await lockCourse(tx, courseId);
      await requireRoomFor(tx, courseId, language);
      const { courseId: copyId, slug, title, pairs } = await copyCourse(ctx, tx, courseId, language);
      await tx.courseTranslation.create({ data: { sourceId: courseId, targetId: copyId, createdAt: ctx.clock.now() }, select: { targetId: true } });
      await noteSources(tx, pairs, ctx.clock.now());
      await recordChange(ctx, tx, copyId, { kind: "translation_created", subject: { title, count: pairs.length } });
      await recordChange(ctx, tx, courseId, { kind: "translation_linked", subject: { title, fields: [language] } });
      await audit(tx, ctx.viewer, "course.create", copyId, { translates: courseId });
      return { courseId: copyId, slug };
    }),
  );
}
