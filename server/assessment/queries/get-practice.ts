import { toLocale, type Locale } from "@/lib/i18n/locales";
import type { PracticeAddress } from "@/lib/schemas/practice";
import { requireUser } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { instructionsOf } from "../attempt/show-sections";
import { showHints } from "../attempt/shown-hints";
import { questionOf } from "../cards/own-card";
import type { PracticeDesk, PracticeRound } from "../dto";
import { loadOutcomes } from "../practice/load-outcomes";
import { loadPracticable, requirePractising, type Practicable, type Practising } from "../practice/load-practicable";
import { practiceSeed } from "../practice/practice-item";
import { showQuestion } from "../show-question";
import { showTexts } from "../shown-texts";

/**
 * What one may practise of a course, by lesson, by tag and by how it went before, and the latest round: with the question
 * that is to be answered, as an attempt would ask it and without any key, or with what came of all. A question that may
 * not be practised any more is passed over. Throws as `requirePractising` does.
 */
export async function getPractice(ctx: Ctx, { courseSlug }: PracticeAddress): Promise<PracticeDesk> {
  const { locale } = requireUser(ctx.viewer);
  const practising = await requirePractising(ctx, ctx.db, { courseSlug });
  const all = await loadPracticable(ctx, ctx.db, practising);
  const { met, missed } = await loadOutcomes(ctx.db, practising.enrollmentId);
  const { title, slug, language } = practising.course;
  const lessons = [...Map.groupBy(all, ({ lessonId }) => lessonId)].map(([lessonId, of]) => ({ lessonId, title: of[0]?.lesson ?? "", count: of.length }));
  const tags = [...Map.groupBy(all.flatMap((each) => each.tags), (tag) => tag)].map(([tag, of]) => ({ tag, count: of.length })).toSorted((one, other) => (one.tag < other.tag ? -1 : 1));
  return {
    course: { title, slug, language }, lessons, tags,
    counts: { all: all.length, missed: all.filter(({ question }) => missed.has(question)).length, unseen: all.filter(({ question }) => !met.has(question)).length },
    round: await loadRound(ctx, practising, all, toLocale(locale)),
  };
}

async function loadRound(ctx: Ctx, { enrollmentId }: Practising, all: readonly Practicable[], locale: Locale): Promise<PracticeRound | null> {
  const practice = await ctx.db.practice.findFirst({ where: { enrollmentId }, orderBy: [{ createdAt: "desc" }, { id: "desc" }], select: { id: true, endedAt: true, items: { orderBy: { number: "asc" } } } });
  if (!practice) return null;
  const allowed = new Set(all.map(({ question }) => question));
  const lessons = new Map(all.map(({ lessonId, lesson }) => [lessonId, lesson]));
  const { id: practiceId, items } = practice;
  const round = { practiceId, isEnded: practice.endedAt !== null, results: items.map(({ result, tries, hints, isDone }) => ({ result: toResult(result), isSecond: isDone && tries > 1, hints })) };
  const next = practice.endedAt === null ? items.find(({ isDone, question }) => !isDone && allowed.has(question)) : undefined;
  if (!next) return { ...round, isEnded: true, item: null };
  const { question, section } = await questionOf(ctx.db, next);
  const shown = await showTexts({ instructions: instructionsOf(section) }, locale);
  const { hints, left: hintsLeft } = await showHints(question, next.hints, locale);
  return { ...round, item: { number: next.number, lesson: lessons.get(next.lessonId) ?? "", ...shown, hints, hintsLeft, question: await showQuestion(question, { seed: practiceSeed(next), shuffles: true }, locale) } };
}

const RESULTS = ["right", "partial", "wrong", "blank"] as const;

function toResult(stored: string | null): (typeof RESULTS)[number] | null {
  return RESULTS.find((result) => result === stored) ?? null;
}
