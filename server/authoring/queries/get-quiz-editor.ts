import { stemOf } from "@/lib/html/stem-of";
import { newestVersions, quizStatistics, sharedBanks } from "@/server/banks";
import type { Ctx } from "@/server/platform/ctx";
import { listRubrics } from "../assignment/list-rubrics";
import { authorizeCourse } from "../authorize-course";
import type { QuizEditor } from "../quiz/dto";
import { loadQuiz } from "../quiz/quiz-content";
import { drawsOf, renewPools } from "../quiz/renew-pools";

/** A quiz as its editor lists it: settings, and of each question what it asks, its type and its points, without its answer, and the rubrics to begin from. */
export async function getQuizEditor(ctx: Ctx, { courseId, lessonId }: { courseId: string; lessonId: string }): Promise<QuizEditor> {
  await authorizeCourse(ctx, "course.studio", courseId);
  const { quiz, version, revision } = await loadQuiz(ctx.db, courseId, lessonId);
  const { kind: _kind, questions, draws: _draws, sections = [], sectionsInTurn = false, practiceOff = false, hintsOff = false, late = null, ...settings } = quiz;
  const [renewed] = await renewPools(ctx.db, courseId, [{ content: quiz }]);
  const shared = await sharedBanks(ctx.db, courseId);
  const newest = await newestVersions(ctx.db, questions.flatMap(({ bank }) => bank?.question ?? []));
  const statistics = await quizStatistics(ctx.db, { lessonId, revisionId: revision.id });
  const { timeZone } = await ctx.db.course.findUniqueOrThrow({ where: { id: courseId }, select: { timeZone: true } });
  return {
    version,
    timeZone,
    settings,
    questions: questions.map(({ type, title, prompt, points, bank }, place) => ({
      type, title, points,
      stem: stemOf(prompt),
      bank: bank ? { version: bank.version, newest: newest.get(bank.question) ?? null } : null,
      statistics: statistics(place),
    })),
    sections,
    sectionsInTurn,
    practiceOff,
    late,
    hintsOff,
    draws: drawsOf(renewed?.content).map(({ pool, ...draw }) => ({ ...draw, available: pool.length, isLive: shared.has(draw.bank.id) })),
    rubrics: await listRubrics(ctx, courseId, lessonId),
  };
}
