import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { CreateCourseInput } from "@/lib/schemas/authoring";
import { toSlug } from "@/lib/slug";
import { authorize, hasRole, requireUser } from "@/server/access";
import { indexCourse } from "@/server/catalog";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import { isUniqueViolation, type Tx } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";
import { invalidField, replacePrerequisites, replaceTags, requireFree, requireTopic } from "../course-links";
import { recordChange } from "../draft/record-change";
import { requireSoundTerms, toCourseRow } from "../to-course-row";

/**
 * Creates a draft with its modules. Its author teaches and may edit it; an administrator's draft has no teacher until
 * one is named. Nobody else learns of it before it is published. Throws `catalog.slug_taken`, `authoring.code_taken`,
 * `authoring.profile_required`, and `validation.invalid` with the field.
 */
export async function createCourse(ctx: Ctx, input: CreateCourseInput): Promise<{ courseId: string; slug: string }> {
  authorize(ctx.viewer, "course.create");
  const { instructorId } = requireUser(ctx.viewer);
  if (instructorId === null && !hasRole(ctx.viewer, "admin")) throw new DomainError("conflict", "authoring.profile_required");
  const { modules = [], tags = [], prerequisiteIds = [], slug = toSlug(input.title), ...fields } = input;
  if (slug === "") throw invalidField("slug", "the title makes no address: give one");
  const { title, code, summary, description, objective, level, language, durationHours } = fields;
  const required = { title, code, summary, description, objective, level, language, durationHours, slug };
  const { startsAt = null, endsAt = null, earlyBirdEndsAt = null, ...row } = toCourseRow(fields);
  const terms = { startsAt, endsAt, earlyBirdEndsAt, priceAmount: row.priceAmount ?? 0, earlyBirdAmount: row.earlyBirdAmount ?? null };
  requireSoundTerms(terms);
  return translateTwins(() =>
    inTransaction(ctx, async (tx) => {
      const courseId = newId("course");
      await requireFree(tx, courseId, { slug, code });
      await tx.course.create({
        data: {
          ...row, ...required, ...terms, id: courseId, topicId: await requireTopic(tx, input.topicSlug), createdAt: ctx.clock.now(),
          ...(instructorId !== null && { instructors: { create: { instructorId, ...OWNER_RIGHTS } } }),
        },
        select: { id: true },
      });
      await createModules(tx, courseId, modules);
      await replaceTags(tx, courseId, tags);
      await replacePrerequisites(tx, ctx.viewer, courseId, prerequisiteIds);
      await indexCourse(tx, courseId);
      await recordChange(ctx, tx, courseId, { kind: "course_created", subject: { title } });
      await audit(tx, ctx.viewer, "course.create", courseId);
      return { courseId, slug };
    }),
  );
}

/** Who begins a course owns it. */
export const OWNER_RIGHTS = { isOwner: true, canEdit: true, canPublish: true, canManageStudents: true, canManageMedia: true };

async function createModules(tx: Tx, courseId: string, modules: NonNullable<CreateCourseInput["modules"]>): Promise<void> {
  await tx.module.createMany({
    data: modules.map(({ topics = [], ...module }, index) => ({ ...module, topics, id: newId("module"), courseId, number: index + 1 })),
  });
}

/** Two authors who took the same free address at the same moment: the second is told as if they had come later. */
export async function translateTwins<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError("conflict", "catalog.slug_taken", {}, { cause: error });
    throw error;
  }
}
