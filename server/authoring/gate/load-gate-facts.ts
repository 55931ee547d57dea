import type { CompletionSetting } from "@/lib/domain/completion";
import { toInternalTarget, type InternalTarget } from "@/lib/domain/internal-link";
import type { DeadAddress, GateCourse, GateLesson, GateModule } from "@/lib/domain/publish-gate";
import { notFound } from "@/lib/errors";
import type { FileState, LessonKind, VideoStatus } from "@/prisma/generated/enums";
import type { Reader } from "@/server/platform/db/tx";
import { env } from "@/server/platform/env";
import { mayShowImage } from "@/server/platform/security-headers";
import { drawsOf, renewPools } from "../quiz/renew-pools";
import { findStanding } from "../translations/find-standing";
import { FILE_STATE } from "./file-state";
import { externalLinks, loadChecks, type LinkCheckRow } from "../links/load-checks";
import { completionOfLesson } from "./inspect-completion";
import { inspectAssignment } from "./inspect-assignment";
import { inspectQuiz } from "./inspect-quiz";
import { inspectText } from "./inspect-text";

const GONE = 410;

type LessonRow = CompletionSetting & {
  lessonId: string;
  moduleId: string;
  slug: string;
  title: string;
  kind: LessonKind;
  body: string;
  videoStatus: VideoStatus | null;
  captionCount: number;
  content: unknown;
  fileState: FileState | null;
  isScheduled: boolean;
};

/** A quiz of the draft with its pools as the banks were when the gate looked. */
export type DrawingQuiz = { lessonId: string; content: unknown };

type GateFacts = { course: GateCourse; modules: GateModule[]; drawing: DrawingQuiz[]; links: { addresses: string[]; checks: Map<string, LinkCheckRow> } };

/**
 * What the gate looks at: the course's fields, and its draft with every text read. `links` are the addresses elsewhere
 * and what is known of them: nobody is asked here. Seven statements, however long the course, and one more where quizzes draw from banks.
 */
export async function loadGateFacts(db: Reader, courseId: string): Promise<GateFacts> {
  const found = await db.course.findUnique({
    where: { id: courseId },
    select: {
      slug: true, summary: true, description: true, objective: true, priceAmount: true, currency: true, earlyBirdAmount: true, earlyBirdEndsAt: true, startsAt: true, endsAt: true, completionGrade: true, certificateGrade: true,
      oldSlugs: { select: { slug: true } },
    },
  });
  if (!found) throw notFound();
  const { slug, oldSlugs, ...course } = found;
  const modules = await db.module.findMany({
    where: { courseId, deletedAt: null },
    orderBy: { number: "asc" },
    select: { id: true, title: true, objective: true, startsOn: true, endsOn: true, opensOn: true },
  });
  const lessons = await renewPools(db, courseId, await loadLessons(db, courseId));
  const outdated = new Set((await findStanding(db, [courseId])).filter(({ changed }) => changed.length > 0).map(({ lessonId }) => lessonId));
  const links = lessons.map(({ body }) => inspectText(body).links.map((url) => ({ url, target: toInternalTarget(url, slug) })));
  const isDead = await findDeadTargets(db, links.flat().flatMap(({ target }) => (target ? [target] : [])), {
    own: new Set([slug, ...oldSlugs.map((old) => old.slug)]),
    lessonSlugs: new Set(lessons.map((lesson) => lesson.slug)),
  });
  const shown = new Set(modules.map(({ id }) => id));
  const addresses = [...new Set(lessons.filter(({ moduleId }) => shown.has(moduleId)).flatMap(({ body }) => externalLinks(body).map(({ address }) => address)))];
  const checks = await loadChecks(db, addresses);
  const checked = lessons.map(({ moduleId, body, videoStatus, captionCount, content, fileState, isScheduled, lessonId, title, kind, ...rule }, index): GateLesson & { moduleId: string } => ({
    lessonId, title, kind, moduleId, isScheduled,
    isEmpty: body.trim() === "",
    video: videoStatus && { status: videoStatus, captionCount },
    file: fileState && { state: fileState },
    quiz: kind === "quiz" ? inspectQuiz(content) : null,
    assignment: kind === "assignment" ? inspectAssignment(content) : null,
    completion: completionOfLesson({ ...rule, kind, content }),
    isOutdated: outdated.has(lessonId),
    imagesWithoutAlt: inspectText(body).imagesWithoutAlt,
    imagesElsewhere: inspectText(body).images.filter((url) => !mayShowImage(env(), url)),
    embedsWithoutTitle: inspectText(body).embedsWithoutTitle,
    deadLinks: (links[index] ?? []).flatMap(({ url, target }) => (target && isDead(target) ? [url] : [])),
    deadAddresses: externalLinks(body).flatMap(({ url, address }) => toDeadAddress(url, checks.get(address))),
  }));
  const drawing = lessons.filter(({ kind, content }) => kind === "quiz" && drawsOf(content).length > 0).map(({ lessonId, content }) => ({ lessonId, content }));
  return { course, drawing, links: { addresses, checks }, modules: modules.map(({ id, ...module }) => ({ ...module, moduleId: id, lessons: checked.filter(({ moduleId }) => moduleId === id) })) };
}

function toDeadAddress(url: string, check: LinkCheckRow | undefined): DeadAddress[] {
  return check?.state === "dead" ? [{ url, cause: check.status === null ? "no_such_name" : check.status === GONE ? "gone" : "not_found" }] : [];
}

function loadLessons(db: Reader, courseId: string): Promise<LessonRow[]> {
  return db.$queryRaw<LessonRow[]>`
    SELECT l."id" AS "lessonId", l."moduleId", l."slug", r."title", r."kind"::text AS "kind", r."body", r."content", r."role", r."completeBy", r."watchPercent", v."status"::text AS "videoStatus", ${FILE_STATE} AS "fileState",
      (SELECT count(*)::int FROM "CaptionTrack" k WHERE k."videoAssetId" = v."id") AS "captionCount",
      EXISTS (SELECT 1 FROM "LiveSession" s WHERE s."lessonId" = l."id") AS "isScheduled"
    FROM "Lesson" l
    JOIN LATERAL (SELECT * FROM "LessonRevision" n WHERE n."lessonId" = l."id" ORDER BY n."number" DESC LIMIT 1) r ON true
    LEFT JOIN "VideoAsset" v ON v."id" = r."videoAssetId"
    LEFT JOIN "CourseFile" f ON f."id" = r."fileId"
    WHERE l."courseId" = ${courseId} AND l."deletedAt" IS NULL ORDER BY l."position", l."id"`;
}

type Own = { own: ReadonlySet<string>; lessonSlugs: ReadonlySet<string> };

/** Lessons of this course must be in its draft; other courses and their lessons must be public under that address. */
async function findDeadTargets(db: Reader, targets: readonly InternalTarget[], { own, lessonSlugs }: Own): Promise<(target: InternalTarget) => boolean> {
  const others = [...new Set(targets.map(({ courseSlug }) => courseSlug).filter((slug) => !own.has(slug)))];
  const courses = others.length === 0 ? [] : await loadPublic(db, others);
  const moved = others.length === 0 ? [] : await db.courseSlug.findMany({ where: { slug: { in: others } }, select: { slug: true } });
  const lessonsOf = new Map(courses.map((course) => [course.slug, new Set(course.currentRelease?.lessons.map((lesson) => lesson.slug))]));
  const movedSlugs = new Set(moved.map(({ slug }) => slug));
  return (target) => {
    if (own.has(target.courseSlug)) return target.kind === "lesson" && !lessonSlugs.has(target.lessonSlug);
    if (target.kind === "course") return !lessonsOf.has(target.courseSlug) && !movedSlugs.has(target.courseSlug);
    return !lessonsOf.get(target.courseSlug)?.has(target.lessonSlug);
  };
}

function loadPublic(db: Reader, slugs: readonly string[]) {
  return db.course.findMany({
    where: { slug: { in: [...slugs] }, status: { in: ["published", "in_progress", "completed"] }, deletedAt: null },
    select: { slug: true, currentRelease: { select: { lessons: { select: { slug: true } } } } },
  });
}
