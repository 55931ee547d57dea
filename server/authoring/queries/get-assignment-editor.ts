import { assignmentContentSchema } from "@/lib/schemas/assignment-content";
import { hasRole } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { loadAssignment } from "../assignment/assignment-content";
import type { AssignmentEditor } from "../assignment/dto";
import { authorizeCourse } from "../authorize-course";

const MOST_RUBRICS = 40;

/** An assignment as its editor shows it, and the rubrics that this teacher's other assignments have now, newest first. */
export async function getAssignmentEditor(ctx: Ctx, { courseId, lessonId }: { courseId: string; lessonId: string }): Promise<AssignmentEditor> {
  await authorizeCourse(ctx, "course.studio", courseId);
  const { assignment, version } = await loadAssignment(ctx.db, courseId, lessonId);
  const { kind: _kind, ...settings } = assignment;
  const { timeZone } = await ctx.db.course.findUniqueOrThrow({ where: { id: courseId }, select: { timeZone: true } });
  return { version, timeZone, settings, rubrics: await loadRubrics(ctx, courseId, lessonId) };
}

type RubricRow = { lessonId: string; lesson: string; course: string; content: unknown };

/** Of the courses that the viewer may edit; an administrator, who may edit all, is offered those of this course. */
async function loadRubrics({ db, viewer }: Ctx, courseId: string, lessonId: string): Promise<AssignmentEditor["rubrics"]> {
  const instructorId = viewer.kind === "user" && hasRole(viewer, "instructor") ? viewer.instructorId : null;
  const rows = await db.$queryRaw<RubricRow[]>`
    SELECT l."id" AS "lessonId", r."title" AS "lesson", c."title" AS "course", r."content"
    FROM "Lesson" l
    JOIN "Course" c ON c."id" = l."courseId" AND c."deletedAt" IS NULL
    JOIN LATERAL (SELECT n.* FROM "LessonRevision" n WHERE n."lessonId" = l."id" ORDER BY n."number" DESC LIMIT 1) r ON true
    WHERE l."deletedAt" IS NULL AND l."id" <> ${lessonId} AND r."kind" = 'assignment' AND jsonb_array_length(coalesce(r."content"->'rubric', '[]')) > 0
      AND (c."id" = ${courseId} OR EXISTS (SELECT 1 FROM "CourseInstructor" i WHERE i."courseId" = c."id" AND i."instructorId" = ${instructorId} AND i."canEdit"))
    ORDER BY r."savedAt" DESC, l."id" LIMIT ${MOST_RUBRICS}::int`;
  return rows.flatMap(({ content, ...named }) => {
    const { data } = assignmentContentSchema.safeParse(content);
    return data ? [{ ...named, rubric: data.rubric }] : [];
  });
}
