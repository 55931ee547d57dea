import { gradedPoints } from "@/lib/domain/quiz-terms-for";
import { z } from "zod";
import { notFound } from "@/lib/errors";
import type { GradeCellInput } from "@/lib/schemas/gradebook";
import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { GradeCellDetail, GradeChangeEntry } from "../gradebook/dto";
import { loadBook } from "../gradebook/load-book";
import { loadRows } from "../gradebook/load-rows";
import { findStudents } from "../gradebook/students";

const MOST = 200;
/** Entries of a time before items had a name say the lesson. */
const auditedSchema = z.looseObject({ itemId: z.string().optional(), lessonId: z.string().optional(), before: z.unknown(), after: z.unknown(), isTakenBack: z.boolean().default(false), reason: z.string().default("") });

/**
 * One student's grade of an item: what it is, what the grading gave, what a teacher set, and how it came to be, newest
 * first: who changed it, when, from what to what and why, and what was handed in. For who may manage its students.
 */
export async function getGradeHistory(ctx: Ctx, { courseId, enrollmentId, itemId }: GradeCellInput): Promise<GradeCellDetail> {
  await authorizeStudents(ctx, courseId);
  const book = await loadBook(ctx.db, courseId);
  const students = await findStudents(ctx.db, { courseId, enrollmentIds: [enrollmentId] });
  const grade = (await loadRows(ctx.db, book, students, ctx.clock.now())).get(enrollmentId)?.grades.get(itemId);
  if (!grade) throw notFound();
  const { itemId: _itemId, ...current } = grade;
  const changes = [...(await listAudited(ctx, { enrollmentId, itemId })), ...(await listAttempts(ctx, { enrollmentId, itemId })), ...(await listReleases(ctx, { enrollmentId, itemId }))];
  return { ...current, changes: changes.toSorted((one, other) => (one.at < other.at ? 1 : -1)).slice(0, MOST) };
}

type Cell = { enrollmentId: string; itemId: string };

/** What teachers did by hand. */
async function listAudited({ db }: Ctx, { enrollmentId, itemId }: Cell): Promise<GradeChangeEntry[]> {
  const submissions = await db.submission.findMany({ where: { work: { enrollmentId, lessonId: itemId } }, select: { id: true } });
  const attempts = await db.quizAttempt.findMany({ where: { enrollmentId, lessonId: itemId, mark: { isNot: null } }, select: { id: true } });
  const entries = await db.auditEntry.findMany({
    where: {
      OR: [
        { subject: enrollmentId, action: { in: ["grade.override", "grade.excuse"] }, OR: [{ data: { path: ["itemId"], equals: itemId } }, { data: { path: ["lessonId"], equals: itemId } }] },
        { subject: { in: [...submissions, ...attempts].map(({ id }) => id) }, action: { in: ["grade.change", "grade.return"] } },
      ],
    },
    orderBy: { createdAt: "desc" },
    take: MOST,
    select: { actorId: true, action: true, data: true, createdAt: true },
  });
  const actors = await db.user.findMany({ where: { id: { in: entries.flatMap(({ actorId }) => actorId ?? []) } }, select: { id: true, name: true } });
  const names = new Map(actors.map(({ id, name }) => [id, name]));
  return entries.map(({ actorId, action, data, createdAt }) => {
    const { before, after, isTakenBack, reason } = auditedSchema.parse(data ?? {});
    const kind = KINDS[action] ?? "set";
    return { at: createdAt.toISOString(), by: names.get(actorId ?? "") ?? null, kind: kind === "set" && (isTakenBack || after === null) ? "taken_back" : kind, from: toValue(before), to: toValue(after), reason };
  });
}

const KINDS: Record<string, GradeChangeEntry["kind"]> = { "grade.excuse": "excused", "grade.change": "corrected", "grade.return": "returned" };

function toValue(given: unknown): number | "excused" | null {
  return typeof given === "number" || given === "excused" ? given : null;
}

/** Each attempt with what it had at first, and what regrades made of it. */
async function listAttempts({ db }: Ctx, { enrollmentId, itemId: lessonId }: Cell): Promise<GradeChangeEntry[]> {
  const attempts = await db.quizAttempt.findMany({
    where: { enrollmentId, lessonId, state: "submitted", submittedAt: { not: null } },
    orderBy: { number: "desc" },
    take: MOST,
    select: { submittedAt: true, points: true, daysLate: true, latePercent: true, regraded: { orderBy: { createdAt: "asc" }, select: { createdAt: true, pointsBefore: true, pointsAfter: true, regrade: { select: { reason: true, authorId: true } } } } },
  });
  const authors = await db.user.findMany({ where: { id: { in: attempts.flatMap(({ regraded }) => regraded.flatMap(({ regrade }) => regrade.authorId ?? [])) } }, select: { id: true, name: true } });
  return attempts.flatMap(({ submittedAt, points, daysLate, latePercent, regraded }): GradeChangeEntry[] => [
    { at: submittedAt?.toISOString() ?? "", by: null, kind: "attempt", from: null, to: after(regraded[0]?.pointsBefore ?? points, latePercent), reason: "", ...(daysLate > 0 && { late: { daysLate, percent: latePercent, before: regraded[0]?.pointsBefore ?? points ?? 0 } }) },
    ...regraded.map(({ createdAt, pointsBefore, pointsAfter, regrade }) => ({
      at: createdAt.toISOString(), by: authors.find(({ id }) => id === regrade.authorId)?.name ?? null, kind: "regraded" as const, from: after(pointsBefore, latePercent), to: after(pointsAfter, latePercent), reason: regrade.reason,
    })),
  ]);
}

/** Points after what lateness costs. */
function after(points: number | null, latePercent: number): number | null {
  return points === null ? null : gradedPoints(points, latePercent);
}

/** What the grading gave for each version, as it was shown last. */
async function listReleases({ db }: Ctx, { enrollmentId, itemId: lessonId }: Cell): Promise<GradeChangeEntry[]> {
  const marks = await db.mark.findMany({ where: { releasedAt: { not: null }, submission: { state: "graded", work: { enrollmentId, lessonId } } }, select: { releasedAt: true, releasedPoints: true, savedById: true } });
  const graders = await db.user.findMany({ where: { id: { in: marks.flatMap(({ savedById }) => savedById ?? []) } }, select: { id: true, name: true } });
  return marks.map(({ releasedAt, releasedPoints, savedById }) => ({ at: releasedAt?.toISOString() ?? "", by: graders.find(({ id }) => id === savedById)?.name ?? null, kind: "released", from: null, to: releasedPoints, reason: "" }));
}
