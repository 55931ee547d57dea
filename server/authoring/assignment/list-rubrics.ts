import { rubricSchema } from "@/lib/schemas/rubric";
import { hasRole } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import type { RubricToUse } from "./dto";

const MOST_RUBRICS = 40;

type RubricRow = Omit<RubricToUse, "rubric"> & { rubric: unknown };

/**
 * The rubrics that assignments and questions have now, newest first, but for an assignment's own: of the courses that the
 * viewer may edit; an administrator, who may edit all, is offered those of this course. Checks no permission for the course.
 */
export async function listRubrics({ db, viewer }: Pick<Ctx, "db" | "viewer">, courseId: string, lessonId: string): Promise<RubricToUse[]> {
  const instructorId = viewer.kind === "user" && hasRole(viewer, "instructor") ? viewer.instructorId : null;
  const rows = await db.$queryRaw<RubricRow[]>`
    SELECT n."id" || coalesce('/' || u."number", '') AS "id", n."lesson", u."number", n."course", u."rubric"
    FROM (
      SELECT l."id", r."title" AS "lesson", c."title" AS "course", r."savedAt", r."kind"::text AS "kind", r."content"
      FROM "Lesson" l
      JOIN "Course" c ON c."id" = l."courseId" AND c."deletedAt" IS NULL
      JOIN LATERAL (SELECT v.* FROM "LessonRevision" v WHERE v."lessonId" = l."id" ORDER BY v."number" DESC LIMIT 1) r ON true
      WHERE l."deletedAt" IS NULL AND ((r."kind" = 'assignment' AND l."id" <> ${lessonId}) OR r."kind" = 'quiz')
        AND (c."id" = ${courseId} OR EXISTS (SELECT 1 FROM "CourseInstructor" i WHERE i."courseId" = c."id" AND i."instructorId" = ${instructorId} AND i."canEdit"))
    ) n
    CROSS JOIN LATERAL (
      SELECT NULL::int AS "number", n."content"->'rubric' AS "rubric" WHERE n."kind" = 'assignment'
      UNION ALL
      SELECT q."number"::int, q."question"->'rubric'
      FROM jsonb_array_elements(CASE WHEN n."kind" = 'quiz' THEN coalesce(n."content"->'questions', '[]') ELSE '[]' END) WITH ORDINALITY AS q("question", "number")
    ) u
    WHERE jsonb_array_length(coalesce(u."rubric", '[]')) > 0
    ORDER BY n."savedAt" DESC, n."id", u."number" LIMIT ${MOST_RUBRICS}::int`;
  return rows.flatMap(({ rubric, ...named }) => {
    const { data } = rubricSchema.safeParse(rubric);
    return data ? [{ ...named, rubric: data }] : [];
  });
}
