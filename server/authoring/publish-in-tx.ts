import { newId } from "@/lib/ids";
import { indexCourse } from "@/server/catalog";
import { audit } from "@/server/platform/audit";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import { lockCourse } from "./draft/lock-course";
import { recordChange } from "./draft/record-change";
import { coursePublished } from "./events";
import { requirePublishable } from "./gate/require-publishable";
import { freezePools } from "./quiz/freeze-pools";

type Publication = { courseId: string; notes: string; publishedById: string | null };

/** `publishCourse` in the caller's transaction, for whom the caller has let in. */
export async function publishInTx(ctx: Ctx, tx: Tx, { courseId, notes, publishedById }: Publication): Promise<{ releaseId: string; number: number }> {
  // The row lock makes two publishes take turns, so numbers have no twins, and no lesson changes under it.
  await lockCourse(tx, courseId);
  await freezePools(ctx, tx, await requirePublishable(tx, courseId));
  const release = await createRelease(ctx, tx, { courseId, notes, publishedById });
  const { title } = await tx.course.update({
    where: { id: courseId },
    data: { currentReleaseId: release.id, ...(await firstPublication(ctx, tx, courseId)) },
    select: { title: true },
  });
  await tx.publicationSchedule.updateMany({ where: { courseId, state: "waiting" }, data: { state: "published", settledAt: ctx.clock.now() } });
  await indexCourse(tx, courseId);
  await recordChange(ctx, tx, courseId, { kind: "course_published", subject: { title, count: release.number } });
  await audit(tx, ctx.viewer, "course.publish", courseId, { releaseId: release.id, number: release.number });
  await emit(tx, coursePublished({ courseId, releaseId: release.id, releaseNumber: release.number }), ctx.requestId);
  return { releaseId: release.id, number: release.number };
}

async function createRelease(ctx: Ctx, tx: Tx, { courseId, notes, publishedById }: Publication): Promise<{ id: string; number: number }> {
  const modules = await loadDraft(tx, courseId);
  const latest = await latestNumber(tx, courseId);
  const taught = modules.filter((module) => module.lessons.length > 0);
  const lessons = taught.flatMap((module) => module.lessons);
  const id = newId("release");
  const number = latest + 1;
  const asks = await tx.course.findUniqueOrThrow({ where: { id: courseId }, select: { completionShare: true, completionGrade: true, certificateGrade: true } });
  await tx.release.create({
    data: {
      id,
      courseId,
      number,
      notes,
      lessonCount: lessons.length,
      totalSeconds: lessons.reduce((sum, lesson) => sum + (lesson.revisions[0]?.durationSeconds ?? 0), 0),
      publishedAt: ctx.clock.now(),
      publishedById,
      ...asks,
    },
    select: { id: true },
  });
  const releaseModules = taught.map(({ lessons: _lessons, sessions, id: moduleId, ...fields }) => ({
    ...fields,
    sessions: sessions.map(({ heldOn, name, hours }) => ({ heldOn: heldOn.toISOString().slice(0, 10), name, hours: Number(hours) })),
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
    where: { courseId, deletedAt: null },
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
      sessions: { orderBy: [{ heldOn: "asc" }, { id: "asc" }], select: { heldOn: true, name: true, hours: true } },
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
