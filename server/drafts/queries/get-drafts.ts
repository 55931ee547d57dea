import { notFound } from "@/lib/errors";
import { toCourseLanguage } from "@/lib/schemas/catalog";
import type { DraftsPageInput } from "@/lib/schemas/drafts";
import { questionSchema } from "@/lib/schemas/questions";
import { requireUser } from "@/server/access";
import { authorizeCourse } from "@/server/authoring";
import type { Ctx } from "@/server/platform/ctx";
import type { DraftEntry, DraftsPage } from "../dto";
import { loadRuns } from "../load-runs";
import { usedTokens } from "../run-steps";
import { readPassages } from "../stored-run";

type LessonRow = { id: string; title: string; kind: string; hasText: boolean; languages: string[] };

/** What can be drafted from and into, the runs of a course, and the drafts of one that wait for a person. */
export async function getDrafts(ctx: Ctx, { courseId, runId }: DraftsPageInput): Promise<DraftsPage> {
  await authorizeCourse(ctx, "course.update", courseId);
  const { userId } = requireUser(ctx.viewer);
  const { db, clock, vendors } = ctx;
  const lessons = await listLessons(ctx, courseId);
  const pdfs = await db.draftSource.findMany({ where: { courseId, removedAt: null, expiresAt: { gt: clock.now() } }, orderBy: { createdAt: "desc" }, take: 20, select: { id: true, name: true } });
  const banks = await db.questionBank.findMany({ where: { ownerId: userId, archivedAt: null }, orderBy: { id: "desc" }, select: { id: true, title: true } });
  const course = await db.course.findUniqueOrThrow({ where: { id: courseId }, select: { language: true } });
  const runs = await loadRuns(db, courseId, null);
  const shown = runId === null ? runs[0] : (runs.find((run) => run.runId === runId) ?? (await loadRuns(db, courseId, runId))[0]);
  if (runId !== null && !shown) throw notFound();
  const toChoice = ({ id, title }: LessonRow) => ({ lessonId: id, title });
  const { model } = vendors;
  return {
    model: model && { name: model.name, hasPrice: model.price !== null, usedTokens: await usedTokens(ctx, db, userId), dailyTokens: model.dailyTokens },
    texts: lessons.filter(({ hasText }) => hasText).map(toChoice),
    captions: lessons.flatMap((lesson) => lesson.languages.map((language) => ({ ...toChoice(lesson), language }))),
    pdfs: pdfs.map(({ id, name }) => ({ sourceId: id, name })),
    quizzes: lessons.filter(({ kind }) => kind === "quiz").map(toChoice),
    banks: banks.map(({ id, title }) => ({ bankId: id, title })),
    language: toCourseLanguage(course.language),
    runs,
    shown: shown ? { ...shown, drafts: await loadDrafts(ctx, shown.runId) } : null,
  };
}

function listLessons({ db }: Ctx, courseId: string): Promise<LessonRow[]> {
  return db.$queryRaw<LessonRow[]>`
    SELECT l."id", r."title", r."kind"::text AS "kind", length(trim(r."body")) > 0 AS "hasText",
      ARRAY(SELECT DISTINCT c."language" FROM "CaptionTrack" c WHERE c."videoAssetId" = r."videoAssetId" ORDER BY 1) AS "languages"
    FROM "Lesson" l JOIN "Module" m ON m."id" = l."moduleId" AND m."deletedAt" IS NULL
    JOIN LATERAL (SELECT n."title", n."kind", n."body", n."videoAssetId" FROM "LessonRevision" n WHERE n."lessonId" = l."id" ORDER BY n."number" DESC LIMIT 1) r ON true
    WHERE l."courseId" = ${courseId} AND l."deletedAt" IS NULL ORDER BY m."number", l."position"`;
}

async function loadDrafts({ db }: Ctx, runId: string): Promise<DraftEntry[]> {
  const run = await db.draftRun.findUniqueOrThrow({ where: { id: runId }, select: { passages: true, lessonId: true } });
  const passages = readPassages(run);
  const rows = await db.questionDraft.findMany({
    where: { runId, state: "waiting" },
    orderBy: [{ batch: "asc" }, { turn: "asc" }, { position: "asc" }],
    select: { id: true, content: true, quote: true, passage: true, isEdited: true },
  });
  return rows.map(({ id, content, quote, passage, isEdited }) => {
    const { text = "", heading = null, second = null, page = null } = passages[passage] ?? {};
    return { draftId: id, question: questionSchema.parse(content), quote, isEdited, source: { text, heading, second, page, lessonId: run.lessonId } };
  });
}
