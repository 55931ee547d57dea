import { asWorth } from "@/lib/domain/as-worth";
import { dueAtFor, latenessOf, nextSubmission, type Learner } from "@/lib/domain/assignment-terms";
import { assignmentContentSchema, type AssignmentContent } from "@/lib/schemas/assignment-content";
import { releasedMarkSchema } from "@/lib/schemas/grades";
import type { LessonAddress } from "@/lib/schemas/learning";
import { requireLesson } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { env } from "@/server/platform/env";
import type { AssignmentPage, AssignmentStanding, HandedVersion } from "../assignment/dto";
import { loadAssignment } from "../assignment/load-assignment";

/**
 * An assignment for the learner who opens it: its rules with the rubric, their draft, every version that they handed in,
 * and what was said of each as far as it was released. Throws as `requireLesson` does.
 */
export async function getAssignmentPage(ctx: Ctx, address: LessonAddress): Promise<AssignmentPage> {
  const now = ctx.clock.now();
  const { courseId, enrollmentId, lessonId, revisionId, facts } = await requireLesson(ctx.db, ctx.viewer, address, now);
  const content = await loadAssignment(ctx.db, revisionId);
  const { timeZone } = await ctx.db.course.findUniqueOrThrow({ where: { id: courseId }, select: { timeZone: true } });
  const { kind: _kind, ...rules } = content;
  const page = { rules, now: now.toISOString(), timeZone, maxBytes: Math.min(env().FILE_MAX_BYTES, (content.files?.maxMegabytes ?? 0) * 1_000_000) };
  if (!enrollmentId || !facts.hasOpenGrant) return { ...page, standing: null };
  const { enrolledAt, deferredDays, gradeEntries: [set] } = await ctx.db.enrollment.findUniqueOrThrow({ where: { id: enrollmentId }, select: { enrolledAt: true, deferredDays: true, gradeEntries: { where: { lessonId }, select: { points: true, maxPoints: true, isExcused: true, reason: true } } } });
  return { ...page, standing: toStanding(content, await loadWork(ctx, enrollmentId, lessonId), { enrolledAt, deferredDays, now, set: set ?? null }) };
}

type Work = Awaited<ReturnType<typeof loadWork>>;
/** What a teacher set by hand in place of what the grading gave. */
type SetGrade = { points: number | null; maxPoints: number | null; isExcused: boolean; reason: string } | null;
type Around = { enrolledAt: Date; deferredDays: number; now: Date; set: SetGrade };

function loadWork({ db }: Ctx, enrollmentId: string, lessonId: string) {
  return db.assignmentWork.findUnique({
    where: { enrollmentId_lessonId: { enrollmentId, lessonId } },
    select: {
      text: true, links: true, sequence: true, extendedTo: true, extensionReason: true,
      files: { where: { isInDraft: true }, orderBy: { fileId: "asc" }, select: { file: { select: { id: true, name: true, bytes: true, state: true, refusal: true } } } },
      submissions: {
        orderBy: { number: "desc" },
        select: {
          id: true, number: true, state: true, submittedAt: true, countsFrom: true, text: true, links: true,
          revision: { select: { content: true } },
          files: { orderBy: { position: "asc" }, select: { file: { select: { id: true, name: true, bytes: true } } } },
          mark: { select: { released: true, releasedPoints: true, releasedAt: true } },
        },
      },
    },
  });
}

function toStanding(content: AssignmentContent, work: Work, { enrolledAt, deferredDays, now, set }: Around): AssignmentStanding {
  const extendedTo = work?.extendedTo ?? null;
  const dueAt = dueAtFor(content, { enrolledAt, extendedTo, deferredDays });
  const past = (work?.submissions ?? []).toReversed();
  const next = nextSubmission(content, past, { dueAt, now });
  const versions = (work?.submissions ?? []).map((submission) => ({
    ...toVersion(submission, { enrolledAt, extendedTo, deferredDays }),
    canWithdraw: submission.state === "waiting" && submission.mark === null && nextSubmission(content, past.filter(({ id }) => id !== submission.id), { dueAt, now }).state === "open",
  }));
  return {
    draft: { text: work?.text ?? "", links: work?.links ?? [], sequence: work?.sequence ?? 0, files: (work?.files ?? []).map(({ file: { id, ...file } }) => ({ fileId: id, ...file })) },
    versions,
    next: { state: next.state, left: next.state === "open" ? next.left : null, lateness: next.state === "open" ? next.lateness : null, lastAt: next.state === "open" ? (next.lastAt?.toISOString() ?? null) : null },
    dueAt: dueAt?.toISOString() ?? null,
    extension: work && extendedTo ? { until: extendedTo.toISOString(), reason: work.extensionReason } : null,
    grade: gradeOf(content, set, versions),
  };
}

type SubmissionRow = NonNullable<Work>["submissions"][number];

function toVersion({ id, number, state, submittedAt, countsFrom, text, links, revision, files, mark }: SubmissionRow, facts: Learner): Omit<HandedVersion, "canWithdraw"> {
  const content = assignmentContentSchema.parse(revision.content);
  const isShown = mark?.released && mark.releasedAt && mark.releasedPoints !== null;
  return {
    submissionId: id, number, state, submittedAt: submittedAt.toISOString(), text, links,
    lateness: latenessOf(content, dueAtFor(content, facts), countsFrom),
    files: files.map(({ file: { id: fileId, ...file } }) => ({ fileId, ...file })),
    feedback: isShown ? { ...releasedMarkSchema.parse(mark.released), finalPoints: mark.releasedPoints ?? 0, releasedAt: mark.releasedAt?.toISOString() ?? "" } : null,
    rubric: content.rubric,
    maxPoints: content.points,
  };
}

/** In points of the assignment as it is now: the latest version whose grade was released counts, unless a teacher set another grade. Nobody is graded who is excused. */
function gradeOf({ passingPoints, points: worth }: AssignmentContent, set: SetGrade, versions: readonly Omit<HandedVersion, "canWithdraw">[]): AssignmentStanding["grade"] {
  const graded = versions.find(({ state, feedback }) => state === "graded" && feedback !== null);
  const given = graded?.feedback ? asWorth(graded.feedback.finalPoints, graded.maxPoints, worth) : null;
  const points = set && set.points !== null ? asWorth(set.points, set.maxPoints, worth) : given;
  if (points === null || set?.isExcused) return null;
  return { points, passed: points >= passingPoints, overrideReason: set && set.points !== null ? set.reason : null };
}
