import type { Prisma } from "@/prisma/generated/client";
import { can } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeCourse } from "../authorize-course";
import { RIGHTS_SELECT, toPermissions } from "../collaborators";
import { loadCourseFields } from "../course-detail";
import { findDraftDifference } from "../draft/draft-difference";
import { toKind } from "../draft/travel-changes";
import type { Collaborator, PublishSchedule, StudioCourse, StudioRelease } from "../dto";
import { loadNames } from "../load-names";
import { loadStudioOutline } from "./load-studio-outline";

const MAX_RELEASES = 100;

/**
 * A course as its authors see it: its fields, the draft's outline with what is wrong with each part, who works on it,
 * its releases, and what can be undone. Throws NOT_FOUND or FORBIDDEN to whom the studio is closed.
 */
export async function getStudioCourse(ctx: Ctx, { courseId }: { courseId: string }): Promise<StudioCourse> {
  const facts = await authorizeCourse(ctx, "course.studio", courseId);
  const { releaseId: currentReleaseId, fields } = await loadCourseFields(ctx, courseId);
  const { instructors: _instructors, release: _release, ...course } = fields;
  const [modules, collaborators, releases, schedule, { hasChanges }, stacks, syllabus] = await Promise.all([
    loadStudioOutline(ctx.db, courseId, currentReleaseId),
    loadCollaborators(ctx, courseId),
    loadReleases(ctx, courseId, currentReleaseId),
    loadSchedule(ctx, courseId),
    findDraftDifference(ctx.db, courseId, currentReleaseId),
    loadStacks(ctx, courseId),
    ctx.db.courseFile.findFirst({ where: { syllabusOf: { some: { id: courseId } } }, select: { name: true, bytes: true } }),
  ]);
  const { viewer } = ctx;
  return {
    course, modules, collaborators, releases, schedule, hasDraftChanges: hasChanges, syllabus, ...stacks,
    viewerCan: {
      edit: can(viewer, "course.update", facts),
      publish: can(viewer, "course.publish", facts),
      students: can(viewer, "course.students", facts),
      media: can(viewer, "course.media", facts),
      collaborators: can(viewer, "course.own", facts),
    },
  };
}

async function loadCollaborators({ db }: Ctx, courseId: string): Promise<Collaborator[]> {
  const rows = await db.courseInstructor.findMany({
    where: { courseId },
    orderBy: [{ isOwner: "desc" }, { position: "asc" }, { instructorId: "asc" }],
    select: { instructorId: true, ...RIGHTS_SELECT, instructor: { select: { slug: true, name: true, photoUrl: true } } },
  });
  return rows.map(({ instructorId, isOwner, instructor, ...rights }) => ({ instructorId, isOwner, ...instructor, permissions: toPermissions(rights) }));
}

async function loadReleases({ db }: Ctx, courseId: string, currentReleaseId: string | null): Promise<StudioRelease[]> {
  const rows = await db.release.findMany({
    where: { courseId },
    orderBy: { number: "desc" },
    take: MAX_RELEASES,
    select: {
      id: true, number: true, notes: true, lessonCount: true, totalSeconds: true, publishedAt: true, publishedById: true,
      _count: { select: { enrollments: { where: { status: { in: ["active", "completed"] } } } } },
    },
  });
  const names = await loadNames(db, rows.map(({ publishedById }) => publishedById));
  return rows.map(({ id, publishedAt, publishedById, _count, ...row }) => ({
    ...row, releaseId: id, publishedAt: publishedAt.toISOString(), publishedBy: names.get(publishedById), isCurrent: id === currentReleaseId, students: _count.enrollments,
  }));
}

async function loadSchedule({ db }: Ctx, courseId: string): Promise<PublishSchedule | null> {
  const row = await db.publicationSchedule.findFirst({
    where: { courseId },
    orderBy: { id: "desc" },
    select: { id: true, publishAt: true, state: true, problems: true, requestedById: true },
  });
  if (!row) return null;
  const names = await loadNames(db, [row.requestedById]);
  return { scheduleId: row.id, publishAt: row.publishAt.toISOString(), state: row.state, problems: row.problems, requestedBy: names.get(row.requestedById) };
}

/** What the viewer's undo and redo would take back and do again in this session. */
async function loadStacks({ db, viewer }: Ctx, courseId: string): Promise<Pick<StudioCourse, "undo" | "redo">> {
  if (viewer.kind !== "user") return { undo: null, redo: null };
  const top = async (stack: "open" | "undone", orderBy: Prisma.CourseChangeOrderByWithRelationInput) => {
    const row = await db.courseChange.findFirst({ where: { courseId, authorId: viewer.userId, sessionId: viewer.sessionId, stack }, orderBy, select: { kind: true } });
    return row && { kind: toKind(row.kind) };
  };
  return { undo: await top("open", { id: "desc" }), redo: await top("undone", { id: "asc" }) };
}
