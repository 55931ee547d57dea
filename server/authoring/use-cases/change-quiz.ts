import { DomainError } from "@/lib/errors";
import type { ChangeQuizInput, QuizContent } from "@/lib/schemas/lesson-content";
import type { Ctx } from "@/server/platform/ctx";
import { changeDraft } from "../draft/change-draft";
import type { OutlineChanged } from "../dto";
import { cutQuiz } from "../quiz/cut-quiz";
import { loadQuiz, requireVersion, toJsonContent, versionOf } from "../quiz/quiz-content";

/**
 * Changes a quiz's settings, orders or drops its questions, and cuts it into sections, as a new revision that can be undone. Throws
 * `authoring.outline_changed` when it is not the quiz that the author had on screen, `authoring.window_inverted` when
 * it would close before it opens.
 */
export async function changeQuiz(ctx: Ctx, { courseId, lessonId, version, settings = {}, order, sections, sectionsInTurn, practiceOff, hintsOff, late }: ChangeQuizInput): Promise<OutlineChanged & { version: string }> {
  return changeDraft(ctx, courseId, async (tx) => {
    const stored = await loadQuiz(tx, courseId, lessonId);
    requireVersion(stored, version);
    const { quiz, revision } = stored;
    const kept = order?.map((place) => quiz.questions[place]) ?? quiz.questions;
    const questions = kept.filter((question) => question !== undefined);
    if (questions.length !== kept.length) throw new DomainError("conflict", "authoring.outline_changed");
    const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
    const cut = cutQuiz({ ...quiz, questions, ...(quiz.draws && order && { draws: quiz.draws.map((draw) => ({ ...draw, before: placeBefore(draw.before, order) })) }) }, { order, sections, sectionsInTurn });
    const { practiceOff: wasOff, hintsOff: hadNone, late: before = null, ...rest } = cut;
    const takesLate = late === undefined ? before : late;
    const next: QuizContent = { ...rest, ...given, ...((practiceOff ?? wasOff) && { practiceOff: true as const }), ...((hintsOff ?? hadNone) && { hintsOff: true as const }), ...(takesLate && { late: takesLate }) };
    if (next.opensAt !== null && next.closesAt !== null && Date.parse(next.closesAt) <= Date.parse(next.opensAt)) throw new DomainError("invalid", "authoring.window_inverted");
    const named = { practice: practiceOff, hints: hintsOff, late, questions: order ?? sections ?? sectionsInTurn };
    return {
      kind: "quiz_changed",
      subject: { title: revision.title, lessonId, fields: [...Object.keys(given), ...Object.entries(named).flatMap(([field, value]) => (value === undefined ? [] : [field]))] },
      steps: [{ op: "set_lesson", lessonId, changes: { content: toJsonContent(next) } }],
      answer: { version: versionOf(next) },
    };
  });
}

/** Where a draw comes to stand: still before the question that followed it, or else the next of those that stay. */
function placeBefore(before: number, order: readonly number[]): number {
  const following = order.filter((place) => place >= before);
  return following.length === 0 ? order.length : order.indexOf(Math.min(...following));
}
