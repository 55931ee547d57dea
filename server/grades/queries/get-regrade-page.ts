import { stemOf } from "@/lib/html/stem-of";
import type { RegradePageInput } from "@/lib/schemas/regrade";
import { authorizeStudents } from "@/server/learning";
import type { Ctx } from "@/server/platform/ctx";
import type { PastRegrade, RegradePage, RegradePageQuestion } from "../regrade/dto";
import { isHeldUp } from "../regrade/is-running";
import { loadSubject, type RegradedQuestion } from "../regrade/load-subject";

/**
 * What may be regraded of a quiz: its questions as attempts met them, with what changed since in the quiz or its banks,
 * without any key, and the regrades so far, newest first. For who may manage the course's students.
 */
export async function getRegradePage(ctx: Ctx, { courseId, lessonId }: RegradePageInput): Promise<RegradePage> {
  await authorizeStudents(ctx, courseId);
  // First, and once: a job may end one meanwhile, and what is read after this then knows of all that this calls applied.
  const regrades = await readRegrades(ctx, lessonId);
  const { title, questions, quizzes } = await loadSubject(ctx.db, { courseId, lessonId });
  const attempts = await ctx.db.quizAttempt.count({ where: { lessonId, revisionId: { in: [...quizzes.keys()] }, points: { not: null } } });
  const applying = regrades.find(({ appliedAt }) => appliedAt === null) ?? null;
  const heldUpSince = applying && isHeldUp(applying, ctx.clock.now()) ? applying.advancedAt.toISOString() : null;
  return { title, attempts, questions: questions.map(toQuestion), past: await toPast(ctx, regrades), isApplying: applying !== null, heldUpSince };
}

function toQuestion({ name, asked, now, changes, isSure, scoredBy, suggested }: RegradedQuestion): RegradePageQuestion {
  return { name, type: asked.type, prompt: stemOf(asked.prompt), points: asked.points, pointsNow: now?.points ?? null, changes, isSure, scoredBy, suggested };
}

type Row = Awaited<ReturnType<typeof readRegrades>>[number];

function readRegrades({ db }: Ctx, lessonId: string) {
  return db.regrade.findMany({
    where: { lessonId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 100,
    select: { id: true, authorId: true, reason: true, onlyRaises: true, createdAt: true, advancedAt: true, appliedAt: true, attempts: true, raised: true, lowered: true, nowPassed: true, nowFailed: true },
  });
}

async function toPast({ db }: Ctx, regrades: readonly Row[]): Promise<PastRegrade[]> {
  const authors = await db.user.findMany({ where: { id: { in: regrades.flatMap(({ authorId }) => authorId ?? []) } }, select: { id: true, name: true } });
  return regrades.map(({ id, authorId, reason, onlyRaises, createdAt, appliedAt, attempts, raised, lowered, nowPassed, nowFailed }) => ({
    regradeId: id, by: authors.find((author) => author.id === authorId)?.name ?? null, reason, onlyRaises,
    createdAt: createdAt.toISOString(), appliedAt: appliedAt?.toISOString() ?? null, counts: { attempts, raised, lowered, nowPassed, nowFailed },
  }));
}
