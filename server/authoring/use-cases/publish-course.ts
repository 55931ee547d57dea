import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/server/access";
import { indexCourse } from "@/server/catalog";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit, inTransaction } from "@/server/platform/outbox";
import { coursePublished } from "../events";
import { loadCourseFacts } from "../facts";

type Input = { courseId: string; notes?: string };

/**
 * Publishes the draft as the course's next release and puts it on sale: the outline and the newest revision of each
 * lesson are snapshotted, the search index follows, and `catalog/course.published` is announced, all or nothing.
 * Learners who are enrolled keep the release that they have. Refuses a course without lessons.
 */
export async function publishCourse(ctx: Ctx, { courseId, notes = "" }: Input): Promise<{ releaseId: string; number: number }> {
  if (ctx.viewer.kind !== "system") authorize(ctx.viewer, "course.publish", await loadCourseFacts(ctx.db, courseId));
  return inTransaction(ctx, async (tx) => {
    // The row lock makes two publishes take turns, so numbers have no twins.
    await tx.$queryRaw`SELECT 1 FROM "Course" WHERE "id" = ${courseId} FOR UPDATE`;
    const release = await createRelease(ctx, tx, courseId, notes);
    await tx.course.update({
      where: { id: courseId },
      data: { currentReleaseId: release.id, ...(await firstPublication(ctx, tx, courseId)) },
      select: { id: true },
    });
    await indexCourse(tx, courseId);
    await audit(tx, ctx.viewer, "course.publish", courseId, { releaseId: release.id, number: release.number });
    await emit(tx, coursePublished({ courseId, releaseId: release.id, releaseNumber: release.number }), ctx.requestId);
    return { releaseId: release.id, number: release.number };
  });
}

async function createRelease(ctx: Ctx, tx: Tx, courseId: string, notes: string): Promise<{ id: string; number: number }> {
  const [modules, latest] = await Promise.all([loadDraft(tx, courseId), latestNumber(tx, courseId)]);
  const taught = modules.filter((module) => module.lessons.length > 0);
  const lessons = taught.flatMap((module) => module.lessons);
  if (lessons.length === 0) {
    throw new DomainError("conflict", "authoring.no_lessons");
  }
  const id = newId("release");
  const number = latest + 1;
  await tx.release.create({
    data: {
      id,
      courseId,
      number,
      notes,
      lessonCount: lessons.length,
      totalSeconds: lessons.reduce((sum, lesson) => sum + (lesson.revisions[0]?.durationSeconds ?? 0), 0),
      publishedAt: ctx.clock.now(),
      publishedById: ctx.viewer.kind === "user" ? ctx.viewer.userId : null,
    },
    select: { id: true },
  });
  const releaseModules = taught.map(({ lessons: _lessons, id: moduleId, ...fields }) => ({
    ...fields,
    id: newId("releaseModule"),
    releaseId: id,
    moduleId,
  }));
  await tx.releaseModule.createMany({ data: releaseModules });
  const moduleIds = new Map(releaseModules.map((module) => [module.moduleId, module.id]));
  let position = 0;
  await tx.releaseLesson.createMany({
    data: taught.flatMap((module) =>
      module.lessons.flatMap((lesson) => {
        const revision = lesson.revisions[0];
        const releaseModuleId = moduleIds.get(module.id);
        if (!revision || !releaseModuleId) return [];
        position += 1;
        return [{ releaseId: id, lessonId: lesson.id, releaseModuleId, revisionId: revision.id, slug: lesson.slug, position }];
      }),
    ),
  });
  return { id, number };
}

function loadDraft(tx: Tx, courseId: string) {
  return tx.module.findMany({
    where: { courseId },
    orderBy: { number: "asc" },
    select: {
      id: true,
      number: true,
      title: true,
      objective: true,
      hours: true,
      week: true,
      startsOn: true,
      endsOn: true,
      topics: true,
      lessons: {
        where: { deletedAt: null, revisions: { some: {} } },
        orderBy: { position: "asc" },
        select: {
          id: true,
          slug: true,
          revisions: { orderBy: { number: "desc" }, take: 1, select: { id: true, durationSeconds: true } },
        },
      },
    },
  });
}

async function latestNumber(tx: Tx, courseId: string): Promise<number> {
  const latest = await tx.release.findFirst({ where: { courseId }, orderBy: { number: "desc" }, select: { number: true } });
  return latest?.number ?? 0;
}

/** Only the first publication moves a draft on sale; a later one leaves status and date as they are. */
async function firstPublication(ctx: Ctx, tx: Tx, courseId: string) {
  const { status, publishedAt } = await tx.course.findUniqueOrThrow({
    where: { id: courseId },
    select: { status: true, publishedAt: true },
  });
  return {
    ...(status === "draft" && { status: "published" as const }),
    ...(publishedAt === null && { publishedAt: ctx.clock.now() }),
  };
}
