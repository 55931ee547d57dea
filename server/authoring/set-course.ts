import { DomainError } from "@/lib/errors";
import type { CourseChanges } from "@/lib/schemas/authoring";
import type { Prisma } from "@/prisma/generated/client";
import { faqSchema, indexCourse } from "@/server/catalog";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import { replacePrerequisites, replaceTags, requireFree, requireTopic } from "./course-links";
import { courseChanged } from "./events";
import { requireSoundTerms, toCourseRow } from "./to-course-row";

const beforeSelect = {
  slug: true, code: true, title: true, summary: true, description: true, objective: true, audience: true, outcomes: true, faq: true, level: true, language: true,
  modality: true, format: true, durationHours: true, totalSessions: true, weeks: true, hoursPerWeek: true, scheduleText: true, startsAt: true, endsAt: true,
  timeZone: true, maxStudents: true, priceAmount: true, currency: true, earlyBirdAmount: true, earlyBirdEndsAt: true, prerequisiteRule: true, lessonOrder: true, completionShare: true, completionGrade: true, certificateGrade: true, selfDeferralDays: true, currentReleaseId: true,
  topic: { select: { slug: true } },
  tags: { orderBy: { tag: { slug: "asc" } }, select: { tag: { select: { name: true } } } },
  prerequisites: { orderBy: { requiredId: "asc" }, select: { requiredId: true } },
} satisfies Prisma.CourseSelect;

type Row = Prisma.CourseGetPayload<{ select: typeof beforeSelect }>;

/**
 * Changes what is given of a locked course, keeps its redirects and the search index in step, announces
 * `catalog/course.changed`, and answers what the changed fields were. A state is not among those: it is changed back by
 * the verbs that set it.
 */
export async function setCourse(ctx: Ctx, tx: Tx, courseId: string, changes: CourseChanges): Promise<CourseChanges> {
  const before = await tx.course.findUniqueOrThrow({ where: { id: courseId }, select: beforeSelect });
  if (changes.status !== undefined && before.currentReleaseId === null) throw new DomainError("conflict", "authoring.not_published");
  await requireFree(tx, courseId, changes);
  const row = toCourseRow(changes);
  const { startsAt, endsAt, priceAmount, earlyBirdAmount, earlyBirdEndsAt } = before;
  requireSoundTerms({ startsAt, endsAt, priceAmount, earlyBirdAmount, earlyBirdEndsAt, ...row });
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
  await emit(tx, courseChanged({ courseId, slugs: await listAddresses(tx, courseId, slug) }), ctx.requestId);
  return Object.fromEntries(Object.entries(toChanges(before)).filter(([name]) => Reflect.get(changes, name) !== undefined));
}

/** The address of a course and all that it had: their pages say where it is. */
export async function listAddresses(tx: Tx, courseId: string, slug: string): Promise<string[]> {
  const old = await tx.courseSlug.findMany({ where: { courseId }, select: { slug: true }, orderBy: { createdAt: "desc" }, take: 50 });
  return [slug, ...old.map((row) => row.slug)];
}

/** A course may go back to an address that it had: then that one is no redirect any more. */
async function leaveRedirect(tx: Tx, courseId: string, oldSlug: string, slug: string): Promise<void> {
  await tx.courseSlug.deleteMany({ where: { slug, courseId } });
  await tx.courseSlug.createMany({ data: [{ slug: oldSlug, courseId }], skipDuplicates: true });
}

function toChanges({ currentReleaseId: _release, topic, tags, prerequisites, ...row }: Row): Record<string, unknown> {
  return {
    ...row,
    faq: faqSchema.parse(row.faq),
    durationHours: Number(row.durationHours),
    hoursPerWeek: Number(row.hoursPerWeek),
    startsAt: row.startsAt?.toISOString() ?? null,
    endsAt: row.endsAt?.toISOString() ?? null,
    earlyBirdEndsAt: row.earlyBirdEndsAt?.toISOString() ?? null,
    topicSlug: topic.slug,
    tags: tags.map(({ tag }) => tag.name),
    prerequisiteIds: prerequisites.map(({ requiredId }) => requiredId),
  };
}
