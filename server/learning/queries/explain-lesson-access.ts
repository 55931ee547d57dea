import { toLocale } from "@/lib/i18n/locales";
import type { ExplainAccessInput } from "@/lib/schemas/students";
import { anonymous, type LessonCheck, type RefusalReason, type Viewer } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { authorizeStudents } from "../authorize-students";
import { judgeLesson, lessonFacts, type LessonFactsRow } from "../lesson-access";
import { loadStudent, type StudentRecord } from "../roster/load-student";

export type LessonAccess = {
  isOpen: boolean;
  /** What closes it: the rule's own reason, or that the lesson is in no release, or in none that the student follows. */
  reason: RefusalReason | "not_released" | "not_in_release" | null;
  /** What was asked, in order. The last one decided. */
  steps: { check: "account" | "released" | "release" | LessonCheck; holds: boolean }[];
};

/**
 * Why a student can or cannot open a lesson now: the steps of the very decision that opens or closes it for them. For those who may manage the course's students.
 */
export async function explainLessonAccess(ctx: Ctx, { courseId, enrollmentId, lessonId }: ExplainAccessInput): Promise<LessonAccess> {
  await authorizeStudents(ctx, courseId);
  const now = ctx.clock.now();
  const { user, course, release } = await loadStudent(ctx.db, courseId, enrollmentId);
  const viewer = toViewer(user);
  const account = { check: "account" as const, holds: user.status === "active" };
  const slug = await findAddress(ctx, [release.id, course.currentReleaseId], lessonId);
  const [row] = slug === null ? [] : await ctx.db.$queryRaw<LessonFactsRow[]>(lessonFacts(viewer, { courseSlug: course.slug, lessonSlug: slug }, now));
  if (row?.lessonId !== lessonId) return { isOpen: false, reason: "not_released", steps: [account, { check: "released", holds: false }] };
  const { trace, isOutsideRelease } = judgeLesson(viewer, row);
  const { decision } = trace;
  return {
    isOpen: decision.allowed,
    reason: isOutsideRelease ? "not_in_release" : decision.allowed ? null : decision.reason,
    steps: [account, { check: "released", holds: true }, { check: "release", holds: row.releaseId === release.id }, ...trace.steps],
  };
}

/** Whom the gate would see: an account that is not active is nobody's, as at sign-in. */
function toViewer({ id, name, email, status, locale, timeZone, roles, instructor }: StudentRecord["user"]): Viewer {
  if (status !== "active") return anonymous;
  return {
    kind: "user", userId: id, sessionId: "", name, email, emailVerified: true, roles: roles.map(({ role }) => role),
    instructorId: instructor?.id ?? null, locale: toLocale(locale), timeZone,
  };
}

async function findAddress({ db }: Ctx, releaseIds: readonly (string | null)[], lessonId: string): Promise<string | null> {
  for (const releaseId of releaseIds) {
    const found = releaseId === null ? null : await db.releaseLesson.findUnique({ where: { releaseId_lessonId: { releaseId, lessonId } }, select: { slug: true } });
    if (found) return found.slug;
  }
  return null;
}
