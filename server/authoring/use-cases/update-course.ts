import { DomainError } from "@/lib/errors";
import type { CourseChanges } from "@/lib/schemas/authoring";
import { authorize } from "@/server/access";
import { indexCourse } from "@/server/catalog";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { replacePrerequisites, replaceTags, requireFree, requireTopic } from "../course-links";
import { courseChanged } from "../events";
import { loadCourseFacts } from "../facts";
import { requireSoundTerms, toCourseRow } from "../to-course-row";
import { translateTwins } from "./create-course";

/**
 * Changes the fields that are given. A new address leaves the old one as a redirect, and no other course may take
 * either. The search index follows in the same transaction, and `catalog/course.changed` is announced with every
 * address to refresh. Learners keep their release: what is changed here is what the course says of itself.
 */
export async function updateCourse(ctx: Ctx, { courseId, changes }: { courseId: string; changes: CourseChanges }): Promise<{ courseId: string; slug: string }> {
  authorize(ctx.viewer, "course.update", await loadCourseFacts(ctx.db, courseId));
  return translateTwins(() =>
    inTransaction(ctx, async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Course" WHERE "id" = ${courseId} FOR UPDATE`;
      const before = await tx.course.findUniqueOrThrow({
        where: { id: courseId },
        select: { slug: true, currentReleaseId: true, startsAt: true, endsAt: true, priceAmount: true, earlyBirdAmount: true, earlyBirdEndsAt: true },
      });
      if (changes.status !== undefined && before.currentReleaseId === null) throw new DomainError("conflict", "authoring.not_published");
      await requireFree(tx, courseId, changes);
      const row = toCourseRow(changes);
      requireSoundTerms({ ...before, ...row });
      const slug = changes.slug ?? before.slug;
      await tx.course.update({
        where: { id: courseId },
        data: { ...row, ...(changes.topicSlug !== undefined && { topicId: await requireTopic(tx, changes.topicSlug) }) },
        select: { id: true },
      });
      if (slug !== before.slug) await leaveRedirect(tx, courseId, before.slug, slug);
      if (changes.tags) await replaceTags(tx, courseId, changes.tags);
      if (changes.prerequisiteIds) await replacePrerequisites(tx, ctx.viewer, courseId, changes.prerequisiteIds);
      await indexCourse(tx, courseId);
      await audit(tx, ctx.viewer, "course.update", courseId, { fields: Object.keys(changes) });
      await emit(tx, courseChanged({ courseId, slugs: await listAddresses(tx, courseId, slug) }), ctx.requestId);
      return { courseId, slug };
    }),
  );
}

/** A course may go back to an address that it had: then that one is no redirect any more. */
async function leaveRedirect(tx: Tx, courseId: string, oldSlug: string, slug: string): Promise<void> {
  await tx.courseSlug.deleteMany({ where: { slug, courseId } });
  await tx.courseSlug.createMany({ data: [{ slug: oldSlug, courseId }], skipDuplicates: true });
}

/** The address of a course and all that it had: their pages say where it is. */
export async function listAddresses(tx: Tx, courseId: string, slug: string): Promise<string[]> {
  const old = await tx.courseSlug.findMany({ where: { courseId }, select: { slug: true }, orderBy: { createdAt: "desc" }, take: 50 });
  return [slug, ...old.map((row) => row.slug)];
}
