import { traceLessonCompletion, type AskingLesson, type CompletionWay, type LessonCompletionStep, type LessonDeeds, type LessonRole } from "@/lib/domain/completion";
import type { Reader } from "@/server/platform/db/tx";
import { askOfRow } from "./completion-facts";

/** What a lesson asks of one learner, and the steps of the decision whether it is complete. */
export type ExplainedLesson = { lessonId: string; title: string; role: LessonRole; way: CompletionWay; isComplete: boolean; steps: LessonCompletionStep[] };

type Row = Omit<AskingLesson, "content"> & { lessonId: string; title: string; content: unknown; deeds: LessonDeeds };

/**
 * The lessons of the release that a learner follows, each with the decision about it, by what is stored of what they did.
 * What leaves no trace but completion itself, as a word or a visit, counts once it completed. One statement. Checks no permission.
 */
export async function explainLessons(db: Reader, enrollmentId: string): Promise<ExplainedLesson[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT rl."lessonId", r."title", r."kind"::text AS "kind", r."role"::text AS "role", r."completeBy"::text AS "completeBy", r."watchPercent",
      json_build_object('practice', r."content"->'practice', 'completion', r."content"->'completion') AS "content",
      json_build_object(
        'isDone', p."completedAt" IS NOT NULL,
        'watchedMs', coalesce((SELECT sum(upper(w) - lower(w)) FROM unnest(p."watched" * int4multirange(int4range(0, ceil(coalesce(v."durationSeconds", r."durationSeconds") * 1000)::int))) w), 0),
        'durationSeconds', coalesce(v."durationSeconds", r."durationSeconds"),
        'played', k."completedAt" IS NOT NULL,
        'submitted', EXISTS (SELECT 1 FROM "QuizAttempt" a WHERE a."enrollmentId" = e."id" AND a."lessonId" = rl."lessonId" AND a."state" = 'submitted') OR s."isSubmitted",
        'passed', EXISTS (SELECT 1 FROM "QuizAttempt" a WHERE a."enrollmentId" = e."id" AND a."lessonId" = rl."lessonId" AND a."passed"),
        'graded', s."isGraded"
      ) AS "deeds"
    FROM "Enrollment" e
    JOIN "ReleaseLesson" rl ON rl."releaseId" = e."releaseId"
    JOIN "LessonRevision" r ON r."id" = rl."revisionId"
    LEFT JOIN "VideoAsset" v ON v."id" = r."videoAssetId"
    LEFT JOIN "LessonProgress" p ON p."enrollmentId" = e."id" AND p."lessonId" = rl."lessonId"
    LEFT JOIN "PackageAttempt" k ON k."enrollmentId" = e."id" AND k."lessonId" = rl."lessonId"
    CROSS JOIN LATERAL (
      SELECT count(*) > 0 AS "isSubmitted", coalesce(bool_or(b."state" = 'graded'), false) AS "isGraded"
      FROM "AssignmentWork" w JOIN "Submission" b ON b."workId" = w."id" AND b."state" <> 'withdrawn' WHERE w."enrollmentId" = e."id" AND w."lessonId" = rl."lessonId"
    ) s
    WHERE e."id" = ${enrollmentId} ORDER BY rl."position"`;
  return rows.map(({ lessonId, title, role, deeds, ...asking }) => {
    const ask = askOfRow({ ...asking, role });
    return { lessonId, title, role, way: ask.way, ...traceLessonCompletion(ask, deeds) };
  });
}
