import { compareText } from "@/lib/domain/merge-text";
import { notFound } from "@/lib/errors";
import type { Ctx } from "@/server/platform/ctx";
import type { Reader } from "@/server/platform/db/tx";
import { loadNewestRevision } from "../draft/lesson-revision";
import { authorizeTranslation } from "../translations/authorize-translation";
import type { TranslatedPart, TranslationChange } from "../translations/dto";
import { findStanding } from "../translations/find-standing";
import { questionsJson, questionsText } from "../translations/questions-text";
import { loadSourceStates, type SourceState } from "../translations/source-states";

/**
 * What changed in the source of a translated lesson since it was noted as up to date, part by part, beside what the
 * translation says now. Throws NOT_FOUND for a lesson that translates none.
 */
export async function getTranslationChange(ctx: Ctx, { courseId, lessonId }: { courseId: string; lessonId: string }): Promise<TranslationChange> {
  const sourceCourseId = await authorizeTranslation(ctx, courseId);
  const standing = (await findStanding(ctx.db, [courseId])).find((row) => row.lessonId === lessonId);
  if (!standing) throw notFound();
  const { noted, now, seen } = await loadSourceStates(ctx.db, lessonId);
  const newest = await loadNewestRevision(ctx.db, courseId, lessonId);
  const languages = await loadLanguages(ctx.db, [courseId, sourceCourseId]);
  return {
    lessonId, title: newest.title, kind: newest.kind, language: languages.get(courseId) ?? "",
    source: { courseId: sourceCourseId, lessonId: standing.sourceId, title: standing.sourceTitle, language: languages.get(sourceCourseId) ?? "", isGone: standing.isSourceGone },
    notedAt: standing.notedAt.toISOString(),
    outdatedSince: standing.outdatedSince?.toISOString() ?? null,
    parts: standing.changed.map((part) => ({ part, stretches: compareText(...textsOf(part, noted, now)) })),
    summary: newest.summary, body: newest.body, questions: questionsText(newest.content),
    seen,
  };
}

function textsOf(part: TranslatedPart, noted: SourceState, now: SourceState): [string, string] {
  if (part !== "questions") return [noted[part], now[part]];
  const words: [string, string] = [questionsText(noted.questions), questionsText(now.questions)];
  return words[0] === words[1] ? [questionsJson(noted.questions), questionsJson(now.questions)] : words;
}

async function loadLanguages(db: Reader, courseIds: string[]): Promise<Map<string, string>> {
  const rows = await db.course.findMany({ where: { id: { in: courseIds } }, select: { id: true, language: true } });
  return new Map(rows.map(({ id, language }) => [id, language]));
}
