import { ofLesson, ofModule, type GateLesson } from "@/lib/domain/publish-gate";
import type { FileState, LessonKind, VideoStatus } from "@/prisma/generated/enums";
import type { Reader } from "@/server/platform/db/tx";
import { toDay } from "../draft/set-module";
import { FILE_STATE } from "../gate/file-state";
import { inspectAssignment } from "../gate/inspect-assignment";
import { findStanding } from "../translations/find-standing";
import type { StudioLesson, StudioModule } from "../dto";

type LessonRow = StoredLesson & { isOutdated: boolean };

type StoredLesson = {
  lessonId: string;
  moduleId: string;
  slug: string;
  title: string;
  kind: LessonKind;
  durationSeconds: number;
  isPreview: boolean;
  revision: number;
  isEmpty: boolean;
  videoStatus: VideoStatus | null;
  captionCount: number;
  questionCount: number;
  /** Of an assignment; it has no text in it but its rubric. */
  assignment: unknown;
  fileState: FileState | null;
  isScheduled: boolean;
  isReleased: boolean;
};

/**
 * The draft's modules and lessons with what the gate has against each. Texts are not read here, so that an outline of
 * 300 lessons stays light: what is in them, as images and links, comes with the gate. Four statements.
 */
export async function loadStudioOutline(db: Reader, courseId: string, releaseId: string | null): Promise<StudioModule[]> {
  const modules = await db.module.findMany({
    where: { courseId, deletedAt: null },
    orderBy: { number: "asc" },
    select: {
      id: true, number: true, title: true, objective: true, hours: true, week: true, startsOn: true, endsOn: true, opensOn: true, opensAfterDays: true, topics: true,
      sessions: { orderBy: [{ heldOn: "asc" }, { id: "asc" }], select: { heldOn: true, name: true, hours: true } },
    },
  });
  const outdated = new Set((await findStanding(db, [courseId])).filter(({ changed }) => changed.length > 0).map(({ lessonId }) => lessonId));
  const lessons = (await loadLessons(db, courseId, releaseId)).map((lesson) => ({ ...lesson, isOutdated: outdated.has(lesson.lessonId) }));
  return modules.map(({ id: moduleId, hours, startsOn, endsOn, opensOn, sessions, ...module }) => {
    const own = lessons.filter((lesson) => lesson.moduleId === moduleId);
    const gateLessons = own.map(toGateLesson);
    return {
      ...module,
      moduleId,
      hours: Number(hours),
      startsOn: toDay(startsOn),
      endsOn: toDay(endsOn),
      opensOn: toDay(opensOn),
      sessions: sessions.map((session) => ({ heldOn: session.heldOn.toISOString().slice(0, 10), name: session.name, hours: Number(session.hours) })),
      problems: ofModule({ ...module, moduleId, startsOn, endsOn, lessons: gateLessons }).map(({ code }) => code),
      lessons: own.map(toStudioLesson),
    };
  });
}

function loadLessons(db: Reader, courseId: string, releaseId: string | null): Promise<StoredLesson[]> {
  return db.$queryRaw<StoredLesson[]>`
    SELECT l."id" AS "lessonId", l."moduleId", l."slug", r."title", r."kind"::text AS "kind", r."isPreview", r."number" AS "revision", r."isEmpty", r."questionCount", r."assignment",
      coalesce(v."durationSeconds", r."durationSeconds")::float8 AS "durationSeconds", v."status"::text AS "videoStatus", ${FILE_STATE} AS "fileState",
      (SELECT count(*)::int FROM "CaptionTrack" k WHERE k."videoAssetId" = v."id") AS "captionCount",
      EXISTS (SELECT 1 FROM "LiveSession" s WHERE s."lessonId" = l."id") AS "isScheduled",
      EXISTS (SELECT 1 FROM "ReleaseLesson" rl WHERE rl."releaseId" = ${releaseId} AND rl."lessonId" = l."id") AS "isReleased"
    FROM "Lesson" l
    JOIN LATERAL (
      SELECT n."title", n."kind", n."isPreview", n."number", n."durationSeconds", n."videoAssetId", n."fileId", n."body" !~ '[^[:space:]]' AS "isEmpty",
        CASE WHEN n."kind" = 'quiz' THEN coalesce(jsonb_array_length(n."content"->'questions'), 0) + coalesce(jsonb_array_length(n."content"->'draws'), 0) ELSE 0 END AS "questionCount",
        CASE WHEN n."kind" = 'assignment' THEN n."content" END AS "assignment"
      FROM "LessonRevision" n WHERE n."lessonId" = l."id" ORDER BY n."number" DESC LIMIT 1
    ) r ON true
    LEFT JOIN "VideoAsset" v ON v."id" = r."videoAssetId"
    LEFT JOIN "CourseFile" f ON f."id" = r."fileId"
    WHERE l."courseId" = ${courseId} AND l."deletedAt" IS NULL ORDER BY l."position", l."id"`;
}

function toGateLesson({ lessonId, title, kind, isEmpty, videoStatus, captionCount, questionCount, assignment, fileState, isScheduled, isOutdated }: LessonRow): GateLesson {
  return { lessonId, title, kind, isEmpty, isScheduled, isOutdated, video: videoStatus && { status: videoStatus, captionCount }, file: fileState && { state: fileState }, quiz: kind === "quiz" ? { questionCount, withoutAnswer: [], withoutPlayer: [], shortDraws: [], largeDraws: [] } : null, assignment: kind === "assignment" ? inspectAssignment(assignment) : null, imagesWithoutAlt: [], imagesElsewhere: [], embedsWithoutTitle: [], deadLinks: [], deadAddresses: [] };
}

function toStudioLesson(row: LessonRow): StudioLesson {
  const { lessonId, slug, title, kind, durationSeconds, isPreview, revision, videoStatus, isReleased } = row;
  return {
    lessonId, slug, title, kind, durationSeconds, isPreview, revision, isReleased,
    videoStatus: kind === "video" ? videoStatus : null,
    problems: ofLesson(toGateLesson(row)).map(({ code }) => code),
  };
}
