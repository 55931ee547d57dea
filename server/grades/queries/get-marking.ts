import { latenessOf } from "@/lib/domain/assignment-terms";
import type { AssignmentContent } from "@/lib/schemas/assignment-content";
import { annotationsSchema, releasedMarkSchema, type SubmissionOfCourse } from "@/lib/schemas/grades";
import { levelsSchema } from "@/lib/schemas/rubric";
import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import { authorOf } from "../author";
import type { Mark, Marking } from "../dto";
import { listComments } from "../list-comments";
import { loadSubmission, type LoadedSubmission } from "../load-submission";

/**
 * A version that was handed in, as whoever grades it sees it: its content, the rubric of the release that it was handed
 * in under, what was said of it so far, and the neighbours that wait too. For who may manage the course's students.
 */
export async function getMarking(ctx: Ctx, { courseId, submissionId }: SubmissionOfCourse): Promise<Marking> {
  const { userId } = await authorizeStudents(ctx, courseId);
  const submission = await loadSubmission(ctx.db, courseId, submissionId);
  const { content, work, workId, state, mark, revision, dueAt } = submission;
  const [files, versions, comments, neighbours] = await Promise.all([
    ctx.db.submissionFile.findMany({ where: { submissionId }, orderBy: { position: "asc" }, select: { file: { select: { id: true, name: true, bytes: true } } } }),
    ctx.db.submission.findMany({ where: { workId }, orderBy: { number: "desc" }, select: { id: true, number: true, state: true } }),
    listComments(ctx.db, userId),
    findNeighbours(ctx, courseId, submission),
  ]);
  const author = authorOf({ name: work.enrollment.user.name, workId, state, anonymous: content.anonymous });
  const { points, passingPoints, rubric, late, feedback, anonymous } = content;
  const newest = versions.find((version) => version.state !== "withdrawn");
  return {
    submissionId, author, state, lessonId: work.lessonId, lesson: revision.title, language: work.enrollment.course.language,
    enrollmentId: author.name === null ? null : work.enrollment.id,
    number: submission.number, submittedAt: submission.submittedAt.toISOString(), dueAt: author.name === null ? commonDue(content) : (dueAt?.toISOString() ?? null),
    lateness: latenessOf(content, dueAt, submission.countsFrom),
    text: submission.text, links: submission.links, files: files.map(({ file: { id, ...file } }) => ({ fileId: id, ...file })),
    rules: { points, passingPoints, rubric, late, feedback, anonymous },
    mark: mark && (await toMark(ctx, mark)),
    released: toReleased(mark, author.name === null ? commonDue(content) : undefined),
    versions: versions.map(({ id, ...version }) => ({ submissionId: id, ...version })),
    newerId: newest && newest.number > submission.number ? newest.id : null,
    ...neighbours,
    comments,
  };
}

async function toMark({ db }: Ctx, { version, levels, points, comment, annotations, isDone, savedById, savedAt }: NonNullable<LoadedSubmission["mark"]>): Promise<Mark> {
  const saver = savedById === null ? null : await db.user.findUnique({ where: { id: savedById }, select: { name: true } });
  return { version, levels: levelsSchema.parse(levels), points, comment, annotations: annotationsSchema.parse(annotations), isDone, savedBy: saver?.name ?? null, savedAt: savedAt.toISOString() };
}

/** The date that everybody has. One of a learner's own, by an extension or by the day on which they enrolled, would name them. */
function commonDue({ due }: Pick<AssignmentContent, "due">): string | null {
  return due?.kind === "at" ? due.at : null;
}

/** What the learner was shown; `dueAt`, where it is given, stands in place of their own. */
function toReleased(mark: LoadedSubmission["mark"], dueAt?: string | null): Marking["released"] {
  if (!mark?.released || !mark.releasedAt) return null;
  const { late, ...shown } = releasedMarkSchema.parse(mark.released);
  return { ...shown, late: dueAt === undefined ? late : { ...late, dueAt }, finalPoints: mark.releasedPoints ?? 0, releasedAt: mark.releasedAt.toISOString() };
}

/** Of the same assignment, waiting for a mark, in the order of the queue. */
async function findNeighbours({ db }: Ctx, courseId: string, { id, submittedAt, work }: LoadedSubmission): Promise<{ previousId: string | null; nextId: string | null }> {
  const waits = { state: "waiting" as const, OR: [{ mark: null }, { mark: { isDone: false } }], work: { lessonId: work.lessonId, enrollment: { courseId } } };
  const [previous, next] = await Promise.all([
    db.submission.findFirst({ where: { AND: [waits, { OR: [{ submittedAt: { lt: submittedAt } }, { submittedAt, id: { lt: id } }] }] }, orderBy: [{ submittedAt: "desc" }, { id: "desc" }], select: { id: true } }),
    db.submission.findFirst({ where: { AND: [waits, { OR: [{ submittedAt: { gt: submittedAt } }, { submittedAt, id: { gt: id } }] }] }, orderBy: [{ submittedAt: "asc" }, { id: "asc" }], select: { id: true } }),
  ]);
  return { previousId: previous?.id ?? null, nextId: next?.id ?? null };
}
