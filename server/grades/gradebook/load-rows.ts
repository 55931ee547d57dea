import { asWorth } from "@/lib/domain/as-worth";
import { dueAtFor } from "@/lib/domain/assignment-terms";
import { gradeCourse, type CourseGrade, type GradeState, type ItemGrade } from "@/lib/domain/course-grade";
import { gradedPoints, quizTermsFor, type OwnException } from "@/lib/domain/quiz-terms-for";
import type { Reader } from "@/server/platform/db/tx";
import type { Book, ManualItem, ReleasedItem } from "./load-book";

/** Whose grades are asked for, with the release that they follow. */
export type Follower = { enrollmentId: string; releaseId: string; enrolledAt: Date; deferredDays: number };

/** Points that a teacher set, out of what the item was worth when they did. */
export type SetAs = { points: number; maxPoints: number };

/** An item as one student has it: what counts, what the grading gave, and what a teacher set in its place. */
export type StudentGrade = {
  itemId: string;
  state: GradeState;
  points: number | null;
  maxPoints: number;
  /** What the grading gave, whatever was set. */
  earned: number | null;
  isSet: boolean;
  /** What was set, where the item was worth something else then. */
  setAs: SetAs | null;
  reason: string;
  /** Of what was set; 0 before anything was. */
  version: number;
};

export type StudentRow = { grades: Map<string, StudentGrade>; total: CourseGrade };

/**
 * The grades of some students of a course and what they make. Only what was shown counts: neither a mark that waits for
 * its release nor an item that is hidden. Four statements, however many students and items.
 */
export async function loadRows(db: Reader, book: Book, followers: readonly Follower[], now: Date): Promise<Map<string, StudentRow>> {
  const facts = await loadFacts(db, followers.map(({ enrollmentId }) => enrollmentId));
  const byRelease = Map.groupBy(book.released, ({ releaseId }) => releaseId);
  return new Map(
    followers.map((follower) => {
      const lessons = (byRelease.get(follower.releaseId) ?? []).map((item) => gradeLesson(facts, follower, item, now));
      const manual = book.manual.map((item) => gradeManual(facts, follower, item));
      const hidden = new Set(book.manual.filter(({ isReleased }) => !isReleased).map(({ itemId }) => itemId));
      const grades = [...lessons, ...manual];
      const counted = grades.map((grade): ItemGrade => (hidden.has(grade.itemId) ? { ...grade, state: "none" } : grade));
      return [follower.enrollmentId, { grades: new Map(grades.map((grade) => [grade.itemId, grade])), total: gradeCourse(book.plan, counted) }];
    }),
  );
}

type Facts = Awaited<ReturnType<typeof loadFacts>>;
type Attempt = { enrollmentId: string; lessonId: string; points: number | null; maxPoints: number | null; latePercent: number };
type Work = { enrollmentId: string; lessonId: string; extendedTo: Date | null; isWaiting: boolean; points: number | null; maxPoints: number | null };

async function loadFacts(db: Reader, ids: readonly string[]) {
  const attempts = await db.$queryRaw<Attempt[]>`
    SELECT DISTINCT ON (a."enrollmentId", a."lessonId") a."enrollmentId", a."lessonId", a."points", a."maxPoints", a."latePercent" FROM "QuizAttempt" a
    WHERE a."enrollmentId" = ANY(${ids}) AND a."state" = 'submitted'
    ORDER BY a."enrollmentId", a."lessonId", a."points" * (100 - a."latePercent") / nullif(a."maxPoints", 0) DESC NULLS LAST`;
  const works = await db.$queryRaw<Work[]>`
    SELECT w."enrollmentId", w."lessonId", w."extendedTo", s."state" IN ('waiting', 'returned') AS "isWaiting", m."points", m."maxPoints"
    FROM "AssignmentWork" w
    LEFT JOIN LATERAL (
      SELECT k."releasedPoints" AS "points", (r."content"->>'points')::float8 AS "maxPoints"
      FROM "Submission" g JOIN "Mark" k ON k."submissionId" = g."id" JOIN "LessonRevision" r ON r."id" = g."revisionId"
      WHERE g."workId" = w."id" AND g."state" = 'graded' ORDER BY g."number" DESC LIMIT 1
    ) m ON true
    LEFT JOIN LATERAL (SELECT l."state" FROM "Submission" l WHERE l."workId" = w."id" AND l."state" <> 'withdrawn' ORDER BY l."number" DESC LIMIT 1) s ON true
    WHERE w."enrollmentId" = ANY(${ids})`;
  const exceptions = await db.quizException.findMany({ where: { enrollmentId: { in: [...ids] } } });
  const entries = await db.gradeEntry.findMany({
    where: { enrollmentId: { in: [...ids] } },
    select: { enrollmentId: true, lessonId: true, gradeItemId: true, points: true, maxPoints: true, isExcused: true, reason: true, version: true },
  });
  const keyed = <T extends { enrollmentId: string }>(rows: readonly T[], itemOf: (row: T) => string | null) => new Map(rows.map((row) => [`${row.enrollmentId} ${itemOf(row)}`, row]));
  return {
    attempts: keyed(attempts, ({ lessonId }) => lessonId),
    exceptions: keyed(exceptions, ({ lessonId }) => lessonId),
    works: keyed(works, ({ lessonId }) => lessonId),
    entries: keyed(entries, ({ lessonId, gradeItemId }) => lessonId ?? gradeItemId),
  };
}

type Given = { state: Exclude<GradeState, "excused">; points: number | null };

function gradeLesson(facts: Facts, follower: Follower, item: ReleasedItem, now: Date): StudentGrade {
  const key = `${follower.enrollmentId} ${item.itemId}`;
  const given = item.kind === "quiz" ? gradeAttempt(facts.attempts.get(key), { ...follower, exception: facts.exceptions.get(key) ?? null }, item, now) : gradeWork(facts.works.get(key), follower, item, now);
  return withEntry(facts.entries.get(key), item, given);
}

function gradeManual(facts: Facts, { enrollmentId }: Follower, item: ManualItem): StudentGrade {
  return withEntry(facts.entries.get(`${enrollmentId} ${item.itemId}`), item, { state: "none", points: null });
}

/** The best attempt after what lateness costs, in points of the quiz as it is now: what was asked then may have been worth something else. */
function gradeAttempt(attempt: Attempt | undefined, { deferredDays, exception }: Follower & { exception: OwnException | null }, { maxPoints, closesAt }: ReleasedItem, now: Date): Given {
  const { quiz } = quizTermsFor({ opensAt: null, closesAt, attempts: null, timeLimitMinutes: null }, { deferredDays, extraTimePercent: 0, exception });
  const closed = quiz.closesAt === null ? null : new Date(quiz.closesAt);
  if (!attempt) return { state: closed !== null && closed <= now ? "missing" : "none", points: null };
  if (attempt.points === null) return { state: "waiting", points: null };
  // A regrade left nothing of it that counts: as with what has no points at all, no grade comes of it.
  if (!attempt.maxPoints) return { state: "none", points: null };
  return { state: "graded", points: asWorth(gradedPoints(attempt.points, attempt.latePercent), attempt.maxPoints, maxPoints) };
}

/** The latest version whose grade was released, in points of the assignment as it is now. */
function gradeWork(work: Work | undefined, { enrolledAt, deferredDays }: Follower, { due, maxPoints }: ReleasedItem, now: Date): Given {
  if (work?.points !== null && work?.points !== undefined) return { state: "graded", points: asWorth(work.points, work.maxPoints, maxPoints) };
  if (work?.isWaiting) return { state: "waiting", points: null };
  const dueAt = dueAtFor({ due }, { enrolledAt, extendedTo: work?.extendedTo ?? null, deferredDays });
  return { state: dueAt !== null && dueAt <= now ? "missing" : "none", points: null };
}

type Entry = { points: number | null; maxPoints: number | null; isExcused: boolean; reason: string; version: number };

/**
 * What was set counts at the share of the item that it was, as what the grading gave does: 8 of 10 is 16 when the item is worth
 * 20. Nobody falls or rises because the worth of an item was changed, and nobody has more than there is to have.
 */
function withEntry(entry: Entry | undefined, { itemId, maxPoints }: { itemId: string; maxPoints: number }, { state, points: earned }: Given): StudentGrade {
  const given = { itemId, maxPoints, earned, setAs: null, version: entry?.version ?? 0 };
  if (entry?.isExcused) return { ...given, state: "excused", points: null, isSet: true, reason: entry.reason };
  if (entry && entry.points !== null) return { ...given, ...setPoints({ points: entry.points, maxPoints: entry.maxPoints }, maxPoints), state: "graded", isSet: true, reason: entry.reason };
  return { ...given, state, points: earned, isSet: false, reason: "" };
}

/** What a teacher set, in points of the item as it is now, and, where it was worth something else then, what they set. */
export function setPoints({ points, maxPoints: then }: { points: number; maxPoints: number | null }, now: number): { points: number; setAs: SetAs | null } {
  return { points: asWorth(points, then, now), setAs: then && then !== now ? { points, maxPoints: then } : null };
}
